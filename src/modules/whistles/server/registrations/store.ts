/** The tables of dual registration, and what hangs on one person's own. */
import { sql } from 'kysely'
import type { ReadContext, WriteContext } from '../../../../platform/command/types.ts'
import { civilDateOf } from '../../../../shared/civil-date.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { communityOf } from '../../../territory/api.ts'

export type RegistrationRow = {
  id: string
  kind: 'organisation' | 'member'
  person_id: string | null
  home_organisation: string
  body_id: string | null
  members: number
  contact_name: string
  contact_phone: string
  offers: string
  registered_at: Date
  left_at: Date | null
  leave_reason: string
  in_hand: number
  reported: number
}

export type DutyRow = {
  id: string
  title: string
  description: string
  area_id: string | null
  place_detail: string
  until_day: string
  needed: number
  taken: number
  made_at: Date
  closed_at: Date | null
  close_reason: string
}

export type TakingRow = {
  duty_id: string
  registration_id: string
  places: number
  taken_at: Date
  given_up_at: Date | null
  reported_at: Date | null
  report_text: string
  people: number | null
  confirmed_at: Date | null
}

/** To be followed by `where`. */
export const selectRegistrations = sql`
  select r.id, r.kind, r.person_id, r.home_organisation, r.body_id, r.contact_name, r.contact_phone, r.offers, r.registered_at, r.left_at,
    r.leave_reason, t.in_hand, t.reported, case when r.kind = 'organisation' then (
      select count(*)::int from whistles.registrations m where m.community_id = r.community_id and m.home_key = r.home_key
        and m.kind = 'member' and m.left_at is null) else 0 end as members
  from whistles.registrations r
  cross join lateral (
    select (count(*) filter (where k.reported_at is null))::int as in_hand, count(k.reported_at)::int as reported
    from whistles.takings k
    where k.community_id = r.community_id and k.registration_id = r.id and k.given_up_at is null) t`

/** To be followed by `where`. */
export const selectDuties = sql`
  select d.id, d.title, d.description, d.area_id, d.place_detail, d.until_day, d.needed, t.taken, d.made_at, d.closed_at,
    d.close_reason
  from whistles.duties d
  cross join lateral (
    select coalesce(sum(k.places), 0)::int as taken from whistles.takings k
    where k.community_id = d.community_id and k.duty_id = d.id and k.given_up_at is null) t`

export const takingColumns = sql`k.duty_id, k.registration_id, k.places, k.taken_at, k.given_up_at, k.reported_at, k.report_text, k.people,
  k.confirmed_at`

/** A name as it is compared: one organisation however its blanks and brackets are written. */
export function keyOf(name: string): string {
  return name.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase()
}

export async function findRegistration(ctx: ReadContext, id: string): Promise<RegistrationRow | undefined> {
  const found = await sql<RegistrationRow>`
    ${selectRegistrations} where r.community_id = ${ctx.communityId} and r.id = ${id}`.execute(ctx.tx)
  return found.rows[0]
}

/** The registration in force of the person who acts. Refusal: `whistles.registration_unknown`. */
export async function ownRegistration(ctx: ReadContext): Promise<RegistrationRow> {
  return (await findOwn(ctx)) ?? refuse('whistles.registration_unknown')
}

export async function findOwn(ctx: ReadContext): Promise<RegistrationRow | undefined> {
  const found = await sql<RegistrationRow>`
    ${selectRegistrations} where r.community_id = ${ctx.communityId} and r.person_id = ${ctx.actor.personId}::uuid
      and r.left_at is null`.execute(ctx.tx)
  return found.rows[0]
}

export async function findDuty(ctx: ReadContext, id: string): Promise<DutyRow | undefined> {
  const found = await sql<DutyRow>`
    ${selectDuties} where d.community_id = ${ctx.communityId} and d.id = ${id}`.execute(ctx.tx)
  return found.rows[0]
}

/** Locks a duty; who took it is counted after the lock. Refusal: `platform.not_found`. */
export async function lockDuty(ctx: WriteContext, id: string): Promise<DutyRow> {
  await sql`select 1 from whistles.duties where community_id = ${ctx.communityId} and id = ${id} for update`.execute(
    ctx.tx,
  )
  return (await findDuty(ctx, id)) ?? refuse('platform.not_found')
}

export async function findTaking(ctx: ReadContext, dutyId: string, registrationId: string) {
  const found = await sql<TakingRow>`
    select ${takingColumns} from whistles.takings k
    where k.community_id = ${ctx.communityId} and k.duty_id = ${dutyId} and k.registration_id = ${registrationId}`.execute(
    ctx.tx,
  )
  return found.rows[0]
}

/** The community's civil day. */
export async function today(ctx: ReadContext): Promise<string> {
  const community = await communityOf(ctx.tx, ctx.communityId)
  return civilDateOf(ctx.now, community?.time_zone ?? 'Asia/Shanghai')
}

export function isOver(row: Pick<DutyRow, 'closed_at' | 'until_day'>, day: string): boolean {
  return row.closed_at !== null || row.until_day < day
}
