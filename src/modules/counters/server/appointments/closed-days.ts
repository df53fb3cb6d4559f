import { sql } from 'kysely'
import type { ReadContext, WriteContext } from '../../../../platform/command/types.ts'
import { communityRules } from '../../../requests/api.ts'
import { type Opening, slotsOf } from './slots.ts'
import type { AppointmentRow } from './store.ts'

type Booked = Pick<AppointmentRow, 'id' | 'opening_id' | 'state' | 'starts_at' | 'day'>

/**
 * Booked appointments ahead whose hours don't run on their day: it became a holiday or a day of rest, or stopped being one, after they were booked. Hours that
 * were ended since keep what is booked.
 */
export async function onClosedDays(ctx: ReadContext, rows: readonly Booked[]): Promise<Set<string>> {
  const ahead = rows.filter((row) => row.state === 'booked' && row.starts_at > ctx.now)
  if (ahead.length === 0) return new Set()
  const rules = await communityRules(ctx.tx, ctx.communityId)
  const found = await sql<Opening>`
    select id, counter_id, kind, weekday, day, from_time, to_time, slot_minutes, capacity from counters.openings
    where community_id = ${ctx.communityId} and id = any (${[...new Set(ahead.map((row) => row.opening_id))]}::uuid[])`.execute(
    ctx.tx,
  )
  const openings = new Map(found.rows.map((opening) => [opening.id, opening]))
  const runs = ({ opening_id, day, starts_at }: Booked) => {
    const opening = openings.get(opening_id)
    return opening && slotsOf(opening, day, rules).some((slot) => slot.startsAt.getTime() === starts_at.getTime())
  }
  return new Set(ahead.filter((row) => !runs(row)).map((row) => row.id))
}

const most = 500

/** Part of the job: says once to whoever booked that their counter isn't open on that day. Answers how many were told. */
export async function tellClosedDays(ctx: WriteContext): Promise<number> {
  const found = await sql<Booked>`
    select id, opening_id, state, starts_at, day from counters.appointments
    where community_id = ${ctx.communityId} and state = 'booked' and starts_at > ${ctx.now} and closed_told_at is null
    order by starts_at, id limit ${most}`.execute(ctx.tx)
  const ids = [...(await onClosedDays(ctx, found.rows))]
  if (ids.length === 0) return 0
  await sql`
    update counters.appointments set closed_told_at = ${ctx.now}
    where community_id = ${ctx.communityId} and id = any (${ids}::uuid[])`.execute(ctx.tx)
  for (const id of ids) ctx.emit('counters.appointment_closed', { appointment_id: id })
  return ids.length
}
