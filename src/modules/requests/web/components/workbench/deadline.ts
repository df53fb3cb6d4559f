import type { DeadlineView } from '../../../../../app/web/kit/deadline-text.tsx'
import type { Brief } from './views.ts'

const hour = 3_600_000
const day = 24 * hour

/**
 * The deadline a row stands under, for DeadlineText. What is left is told in hours below a day, in days above; "today" is the
 * community's civil day (`dayOf` of an ISO instant), to which a deadline at its very end belongs. `now`: the server's clock in
 * milliseconds.
 */
export function deadlineOf(
  row: Pick<Brief, 'next_due' | 'overdue' | 'paused' | 'state'>,
  now: number,
  dayOf: (iso: string) => string,
): DeadlineView | null {
  if (row.next_due === null || row.state === 'closed') return null
  const due = Date.parse(row.next_due)
  const left = Math.abs(due - now)
  const amount = left < day ? Math.max(1, Math.floor(left / hour)) : Math.floor(left / day)
  const today = dayOf(isoOf(due - 1)) === dayOf(isoOf(now))
  return { due: row.next_due, state: stateOf(row, today), left: { amount, unit: left < day ? 'hours' : 'days' } }
}

function isoOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}

function stateOf(row: Pick<Brief, 'overdue' | 'paused'>, today: boolean): DeadlineView['state'] {
  if (row.paused) return 'paused'
  if (row.overdue) return 'late'
  return today ? 'today' : 'open'
}
