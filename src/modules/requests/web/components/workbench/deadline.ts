import type { DeadlineView } from '../../../../../app/web/kit/deadline-text.tsx'
import type { Brief } from './views.ts'

const hour = 3_600_000
const day = 24 * hour

/**
 * The deadline a row stands under, for DeadlineText. What is left is told in hours below a day, in days above. `now` is the
 * server's clock in milliseconds.
 */
export function deadlineOf(
  row: Pick<Brief, 'next_due' | 'overdue' | 'paused' | 'state'>,
  now: number,
): DeadlineView | null {
  if (row.next_due === null || row.state === 'closed') return null
  const left = Math.abs(Date.parse(row.next_due) - now)
  const amount = left < day ? Math.max(1, Math.floor(left / hour)) : Math.floor(left / day)
  return { due: row.next_due, state: stateOf(row, left), left: { amount, unit: left < day ? 'hours' : 'days' } }
}

function stateOf(row: Pick<Brief, 'overdue' | 'paused'>, left: number): DeadlineView['state'] {
  if (row.paused) return 'paused'
  if (row.overdue) return 'late'
  return left < day ? 'today' : 'open'
}
