import { sql } from 'kysely'
import { eraseAuditValues } from '../../../platform/command/erase-values.ts'
import type { ReadContext, WriteContext } from '../../../platform/command/types.ts'
import type { Erased, HeldSection, PersonalData, Retention } from '../../../platform/personal-data.ts'
import { forgetApplicants } from './registrations/applications.ts'

const rowsMost = 200

type Came = { title: string; places: number; came: number | null; said_at: Date; left_at: Date | null }
type Registered = { home_organisation: string; offers: string; registered_at: Date; left_at: Date | null }
type Taken = { title: string; taken_at: Date; report_text: string; reported_at: Date | null }

/** What a person said they come to, where they registered, and what they took on. */
async function held(ctx: ReadContext, personId: string): Promise<HeldSection[]> {
  const came = await sql<Came>`
    select n.title, c.places, c.came, c.said_at, c.left_at from whistles.comers c
    join whistles.neighbour_calls n on n.community_id = c.community_id and n.id = c.call_id
    where c.community_id = ${ctx.communityId} and c.person_id = ${personId} order by c.said_at desc limit ${rowsMost}`.execute(
    ctx.tx,
  )
  const registered = await sql<Registered>`
    select home_organisation, offers, registered_at, left_at from whistles.registrations
    where community_id = ${ctx.communityId} and person_id = ${personId} order by registered_at desc limit ${rowsMost}`.execute(
    ctx.tx,
  )
  const taken = await sql<Taken>`
    select d.title, k.taken_at, k.report_text, k.reported_at from whistles.registrations r
    join whistles.takings k on k.community_id = r.community_id and k.registration_id = r.id
    join whistles.duties d on d.community_id = k.community_id and d.id = k.duty_id
    where r.community_id = ${ctx.communityId} and r.person_id = ${personId} order by k.taken_at desc limit ${rowsMost}`.execute(
    ctx.tx,
  )
  return [
    { name: 'comings', retention: 'whistles.comings', rows: came.rows },
    { name: 'registrations', rows: registered.rows },
    { name: 'takings', rows: taken.rows },
  ]
}

/** How many came and what was done stay known; who it was doesn't. A registration in force ends. */
async function erase(ctx: WriteContext, personId: string): Promise<Erased[]> {
  const of = sql`community_id = ${ctx.communityId} and person_id = ${personId}`
  const comings = await sql`update whistles.comers set person_id = null where ${of} returning id`.execute(ctx.tx)
  const registered = await sql<{ id: string }>`
    update whistles.registrations set person_id = null, contact_name = '', contact_phone = '', offers = '',
      left_at = coalesce(left_at, ${ctx.now}) where ${of} returning id`.execute(ctx.tx)
  const ids = registered.rows.map((row) => row.id)
  const taken = await sql`
    update whistles.takings set report_text = '' where community_id = ${ctx.communityId}
      and registration_id = any (${ids}::uuid[]) returning duty_id`.execute(ctx.tx)
  await eraseAuditValues(ctx.tx, ctx.communityId, { entity: 'dual_registration', ids })
  return [
    { section: 'comings', done: 'unnamed', count: comings.rows.length },
    { section: 'registrations', done: 'unnamed', count: ids.length },
    { section: 'takings', done: 'unnamed', count: taken.rows.length },
  ]
}

/** Of whistles persons stand in what they did in office only. */
export const personalData: PersonalData = {
  columns: {
    'whistles.whistles.lead_person_id': 'actor',
    'whistles.whistles.blown_by_person': 'actor',
    'whistles.calls.reported_by_person': 'actor',
    'whistles.calls.refused_by_person': 'actor',
    'whistles.calls.told_person_id': 'actor',
    'whistles.calls.rated_by_person': 'actor',
    'whistles.steps.person_id': 'actor',
    'whistles.neighbour_calls.called_by_person': 'actor',
    'whistles.comers.person_id': 'subject',
    'whistles.comers.entered_by_person': 'actor',
    'whistles.registrations.person_id': 'subject',
    'whistles.registrations.registered_by_person': 'actor',
    'whistles.applications.answered_by_person': 'actor',
    'whistles.statements.given_by_person': 'actor',
    'whistles.duties.made_by_person': 'actor',
    'whistles.takings.confirmed_by_person': 'actor',
  },
  held,
  erase,
}

const year = 365

/** Who came is of no use years later: how many stays. */
async function forgetComings(ctx: WriteContext, before: Date, most: number): Promise<number> {
  const gone = await sql`
    update whistles.comers c set person_id = null, outside_name = null
    from (
      select k.call_id, k.id from whistles.neighbour_calls n
      join whistles.comers k on k.community_id = n.community_id and k.call_id = n.id
      where n.community_id = ${ctx.communityId} and n.ended_at < ${before}
        and (k.person_id is not null or k.outside_name is not null)
      order by n.ended_at, k.id limit ${most}) old
    where c.community_id = ${ctx.communityId} and c.call_id = old.call_id and c.id = old.id returning c.id`.execute(
    ctx.tx,
  )
  return gone.rows.length
}

export const retention: readonly Retention[] = [
  { name: 'whistles.applicants', days: year, leastDays: 30, forget: forgetApplicants },
  { name: 'whistles.comings', days: 2 * year, leastDays: 30, forget: forgetComings },
]
