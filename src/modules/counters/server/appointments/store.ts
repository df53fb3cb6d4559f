import { sql } from 'kysely'
import type { ReadContext, WriteContext } from '../../../../platform/command/types.ts'
import { civilDateOf } from '../../../../shared/civil-date.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { communityRules } from '../../../requests/api.ts'
import type { AppointmentChange } from '../../contract/appointment-routes.ts'
import type { appointmentStates } from '../../contract.ts'
import { numberOf } from '../common.ts'
import { matterNames } from '../matters/store.ts'
import { type Opening, slotsOf } from './slots.ts'

export type AppointmentRow = {
  id: string
  number: string
  opening_id: string
  counter_id: string
  counter_name: string
  counter_place: string
  starts_at: Date
  day: string
  person_id: string | null
  name: string
  phone: string
  matter_codes: string[]
  note: string
  state: (typeof appointmentStates)[number]
  channel: 'account' | 'guest' | 'telephone'
  moved: number
}

/** To be followed by `where`. */
export const selectAppointments = sql`
  select a.id, a.number, a.opening_id, a.counter_id, c.name as counter_name, c.place as counter_place, a.starts_at, a.day, a.person_id,
    a.name, a.phone, a.matter_codes, a.note, a.state, a.channel, a.moved
  from counters.appointments a
  join counters.counters c on c.community_id = a.community_id and c.id = a.counter_id`

export async function findAppointment(ctx: ReadContext, id: string): Promise<AppointmentRow | undefined> {
  const found = await sql<AppointmentRow>`
    ${selectAppointments} where a.community_id = ${ctx.communityId} and a.id = ${id}`.execute(ctx.tx)
  return found.rows[0]
}

/** Locks an appointment. Refusal: `platform.not_found`. */
export async function lockAppointment(ctx: WriteContext, id: string): Promise<AppointmentRow> {
  await sql`select 1 from counters.appointments where community_id = ${ctx.communityId} and id = ${id} for update`.execute(
    ctx.tx,
  )
  return (await findAppointment(ctx, id)) ?? refuse('platform.not_found')
}

type Wanted = { opening_id: string; starts_at: string }
type Taken = { opening: Opening; startsAt: Date; day: string }

/**
 * A seat in a slot: the opening is locked, then who sits there is counted, so that of two at once for the last one exactly one gets it.
 * Refusals: `counters.slot_unknown`, `counters.slot_past`, `counters.slot_full`.
 */
async function takeSeat(ctx: WriteContext, wanted: Wanted): Promise<Taken> {
  const found = await sql<Opening>`
    select o.id, o.counter_id, o.kind, o.weekday, o.day, o.from_time, o.to_time, o.slot_minutes, o.capacity
    from counters.openings o join counters.counters c on c.community_id = o.community_id and c.id = o.counter_id
    where o.community_id = ${ctx.communityId} and o.id = ${wanted.opening_id} and o.ended_at is null and c.closed_at is null
    for update of o`.execute(ctx.tx)
  const opening = found.rows[0] ?? refuse('counters.slot_unknown')
  const rules = await communityRules(ctx.tx, ctx.communityId)
  const startsAt = new Date(wanted.starts_at)
  const day = civilDateOf(startsAt, rules.timeZone)
  if (!slotsOf(opening, day, rules).some((slot) => slot.startsAt.getTime() === startsAt.getTime()))
    refuse('counters.slot_unknown')
  if (startsAt <= ctx.now) refuse('counters.slot_past')
  const sitting = await sql<{ count: number }>`
    select count(*)::int as count from counters.appointments
    where community_id = ${ctx.communityId} and opening_id = ${opening.id} and starts_at = ${startsAt} and state <> 'cancelled'`.execute(
    ctx.tx,
  )
  if ((sitting.rows[0]?.count ?? 0) >= opening.capacity) refuse('counters.slot_full')
  return { opening, startsAt, day }
}

/** Appointments ahead that one person, or one telephone number, may hold. */
const aheadMost = 3

export type Booker = {
  person_id: string | null
  name: string
  phone: string
  channel: 'account' | 'guest' | 'telephone'
}
type Booking = Wanted & { matter_codes: string[]; note: string }

/** Books. Refusals: `counters.matter_unknown`, those of `takeSeat`, `counters.too_many_booked`. */
export async function book(ctx: WriteContext, booking: Booking, booker: Booker): Promise<string> {
  const known = await matterNames(ctx)
  if (booking.matter_codes.some((code) => known.get(code)?.retired !== false))
    refuse('counters.matter_unknown', {}, [{ path: 'matter_codes', code: 'invalid' }])
  const seat = await takeSeat(ctx, booking)
  const held = await sql<{ count: number }>`
    select count(*)::int as count from counters.appointments
    where community_id = ${ctx.communityId} and state = 'booked' and starts_at > ${ctx.now}
      and (person_id = ${booker.person_id}::uuid or (${booker.phone} <> '' and phone = ${booker.phone}))`.execute(
    ctx.tx,
  )
  if ((held.rows[0]?.count ?? 0) >= aheadMost) refuse('counters.too_many_booked', { most: aheadMost })
  const id = ctx.newId()
  const number = await numberOf(ctx, 'appointment')
  await ctx.tx
    .insertInto('counters.appointments')
    .values({
      community_id: ctx.communityId,
      id,
      number,
      opening_id: seat.opening.id,
      counter_id: seat.opening.counter_id,
      starts_at: seat.startsAt,
      day: seat.day,
      ...booker,
      matter_codes: [...new Set(booking.matter_codes)],
      note: booking.note,
      state: 'booked',
      booked_at: ctx.now,
      booked_by_person: ctx.actor.personId,
    })
    .execute()
  ctx.audit('appointment', id, { number, channel: booker.channel, starts_at: booking.starts_at })
  const by = booker.channel === 'telephone' ? 'counter' : 'self'
  ctx.emit('counters.appointment_changed', { appointment_id: id, what: 'booked', by })
  return id
}

/** Cancels or moves a locked appointment that is still ahead. Refusals: `counters.appointment_over`, those of `takeSeat`. */
export async function changeBooked(
  ctx: WriteContext,
  row: AppointmentRow,
  change: AppointmentChange,
  by: 'self' | 'counter',
): Promise<void> {
  if (row.state !== 'booked') refuse('counters.appointment_over')
  if (change.act === 'cancel') {
    await setState(ctx, row.id, 'cancelled')
    ctx.emit('counters.appointment_changed', { appointment_id: row.id, what: 'cancelled', by })
    return
  }
  const seat = await takeSeat(ctx, change)
  await sql`update counters.appointments set opening_id = ${seat.opening.id}, counter_id = ${seat.opening.counter_id},
      starts_at = ${seat.startsAt}, day = ${seat.day}, moved = moved + 1, reminded_at = null, closed_told_at = null
    where community_id = ${ctx.communityId} and id = ${row.id}`.execute(ctx.tx)
  ctx.audit('appointment', row.id, { starts_at: change.starts_at })
  ctx.emit('counters.appointment_changed', { appointment_id: row.id, what: 'moved', by })
}

export async function setState(ctx: WriteContext, id: string, state: AppointmentRow['state']): Promise<void> {
  await ctx.tx
    .updateTable('counters.appointments')
    .set({ state, ended_at: state === 'booked' ? null : ctx.now })
    .where('community_id', '=', ctx.communityId)
    .where('id', '=', id)
    .execute()
  ctx.audit('appointment', id, { state })
}

const codeLength = 8

/** With the number it opens an appointment without an account. Derived, so nothing is kept. */
export function codeOf(ctx: ReadContext, id: string): string {
  return ctx.services.vault.code('counters.appointment', `${ctx.communityId} ${id}`, codeLength)
}
