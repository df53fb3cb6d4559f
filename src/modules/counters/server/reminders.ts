/** Reminders that the clock makes, each said once. Who is told by which way is for the listener to know. */
import { sql } from 'kysely'
import type { WriteContext } from '../../../platform/command/types.ts'
import { addDays } from '../../../shared/civil-date.ts'
import { tellClosedDays } from './appointments/closed-days.ts'
import { today } from './common.ts'

const most = 200
/** Who has just booked for tomorrow needs no reminder. */
const freshHours = 6

/** Job: appointments on days the counter is closed now, appointments of tomorrow, cases whose day has come, errands whose last day is over. */
export async function remind(ctx: WriteContext): Promise<void> {
  const day = await today(ctx)
  const closed = await tellClosedDays(ctx)
  const booked = new Date(ctx.now.getTime() - freshHours * 3_600_000)
  const near = await ids(
    ctx,
    sql`update counters.appointments a set reminded_at = ${ctx.now} from (
      select id from counters.appointments where community_id = ${ctx.communityId} and day = ${addDays(day, 1)} and state = 'booked'
        and reminded_at is null and closed_told_at is null and booked_at < ${booked} order by starts_at, id limit ${most}) due
      where a.community_id = ${ctx.communityId} and a.id = due.id returning a.id`,
  )
  for (const id of near) ctx.emit('counters.appointment_near', { appointment_id: id })
  const due = await ids(
    ctx,
    sql`update counters.cases c set reminded_day = due.next_day from (
      select id, next_day from counters.cases where community_id = ${ctx.communityId} and state = 'open' and next_day <= ${day}
        and reminded_day is distinct from next_day order by next_day, id limit ${most}) due
      where c.community_id = ${ctx.communityId} and c.id = due.id returning c.id`,
  )
  for (const id of due) ctx.emit('counters.case_due', { case_id: id })
  const late = await ids(
    ctx,
    sql`update counters.errands e set reminded_at = ${ctx.now} from (
      select id from counters.errands where community_id = ${ctx.communityId} and until_day < ${day} and state in ('asked', 'open')
        and reminded_at is null order by until_day, id limit ${most}) due
      where e.community_id = ${ctx.communityId} and e.id = due.id returning e.id`,
  )
  for (const id of late) ctx.emit('counters.errand_late', { errand_id: id })
  const reminded = closed + near.length + due.length + late.length
  if (reminded > 0) ctx.audit('service_reminders', day, { reminded })
}

async function ids(ctx: WriteContext, change: ReturnType<typeof sql>): Promise<string[]> {
  return (await sql<{ id: string }>`${change}`.execute(ctx.tx)).rows.map((row) => row.id)
}
