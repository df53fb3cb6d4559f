import { sql } from 'kysely'
import { describeRemaining, type WorkingCalendar, workingTimeBetween } from '../../../../engines/calendar/index.ts'
import { isOpen } from '../../../../engines/caseflow/index.ts'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { communityRules } from '../rules/community.ts'
import type { RequestRow } from './rows.ts'

const hourMs = 3_600_000

type Clock = {
  due: string
  met_at: string | null
  state: 'met' | 'met_late' | 'running' | 'paused' | 'late' | 'over'
  working_hours: number | null
}

/** Both clocks of a request with what is left in working time, and every pause with its reason and length. */
export async function clocksOf(ctx: ReadContext, row: RequestRow) {
  const { calendar } = await communityRules(ctx.tx, ctx.communityId)
  const finished = row.outcome === 'solved' || row.outcome === 'answered' ? row.finished_at : null
  return {
    contact: clockOf(row, row.contact_due, row.contacted_at, ctx.now, calendar),
    resolve: clockOf(row, row.resolve_due, isOpen(row) ? null : finished, ctx.now, calendar),
    pauses: await pausesOf(ctx, row.id, calendar),
  }
}

function clockOf(row: RequestRow, due: Date, met: Date | null, now: Date, calendar: WorkingCalendar): Clock {
  const told = { due: due.toISOString(), met_at: met?.toISOString() ?? null, working_hours: null }
  if (met) return { ...told, state: met <= due ? 'met' : 'met_late' }
  if (!isOpen(row)) return { ...told, state: 'over' }
  const at = row.paused_at ?? now
  const hours = Math.abs(describeRemaining(at, due, calendar).workingHours)
  const late = due < at
  return { ...told, state: late ? 'late' : row.paused_at ? 'paused' : 'running', working_hours: hours }
}

async function pausesOf(ctx: ReadContext, id: string, calendar: WorkingCalendar) {
  const found = await sql<{ since: Date; until: Date | null; reason: string }>`
    select since, until, reason from caseflow.pauses
    where community_id = ${ctx.communityId} and case_id = ${id} order by since desc limit 50`.execute(ctx.tx)
  return found.rows.map(({ since, until, reason }) => ({
    since: since.toISOString(),
    until: until?.toISOString() ?? null,
    reason,
    working_hours: Math.round((workingTimeBetween(since, until ?? ctx.now, calendar) / hourMs) * 10) / 10,
  }))
}
