import { sql } from 'kysely'
import type { ReadContext } from '../../../platform/command/types.ts'
import type { CallState } from '../contract/views.ts'

/** A whistle as far as others speak of it: never what it is about. */
export type WhistleFacts = { id: string; number: string; lead_person_id: string | null; calls: WhistleCallFacts[] }
export type WhistleCallFacts = {
  body_id: string
  state: CallState
  report_due: Date
  told_person_id: string | null
  rated: boolean
  /** it came, and nobody has rated it yet */
  to_rate: boolean
}

const membersMost = 500

/** One whistle with the departments it called; undefined where there is none. */
export async function whistleFacts(ctx: ReadContext, id: string): Promise<WhistleFacts | undefined> {
  const found = await sql<Omit<WhistleFacts, 'calls'>>`
    select id, number, lead_person_id from whistles.whistles where community_id = ${ctx.communityId} and id = ${id}`.execute(
    ctx.tx,
  )
  const calls = await sql<WhistleCallFacts>`
    select body_id, state, report_due, told_person_id, rated_at is not null as rated,
      rated_at is null and reported_at is not null as to_rate
    from whistles.calls where community_id = ${ctx.communityId} and whistle_id = ${id} order by called_at, body_id`.execute(
    ctx.tx,
  )
  return found.rows[0] && { ...found.rows[0], calls: calls.rows }
}

export type NeighbourCallFacts = { state: string; meets_at: Date; coming: string[]; came: string[] }

/** One call to the neighbours with the persons of the register who said they come, and who came. */
export async function neighbourCallFacts(ctx: ReadContext, id: string): Promise<NeighbourCallFacts | undefined> {
  const found = await sql<NeighbourCallFacts>`
    select n.state, n.meets_at,
      array(select c.person_id from whistles.comers c where c.community_id = n.community_id and c.call_id = n.id
        and c.person_id is not null and c.left_at is null) as coming,
      array(select c.person_id from whistles.comers c where c.community_id = n.community_id and c.call_id = n.id
        and c.person_id is not null and c.came > 0) as came
    from whistles.neighbour_calls n where n.community_id = ${ctx.communityId} and n.id = ${id}`.execute(ctx.tx)
  return found.rows[0]
}

export type DutyFacts = { until_day: string; made_by_person: string | null }

/** One duty of dual registration; undefined where there is none, or it is closed. */
export async function dutyFacts(ctx: ReadContext, id: string): Promise<DutyFacts | undefined> {
  const found = await sql<DutyFacts>`
    select until_day::text as until_day, made_by_person from whistles.duties
    where community_id = ${ctx.communityId} and id = ${id} and closed_at is null`.execute(ctx.tx)
  return found.rows[0]
}

/** Persons registered to the community as party members. At most 500. */
export async function memberPersons(ctx: ReadContext): Promise<string[]> {
  const found = await sql<{ person_id: string }>`
    select person_id from whistles.registrations where community_id = ${ctx.communityId} and person_id is not null and left_at is null
    order by registered_at desc limit ${membersMost}`.execute(ctx.tx)
  return found.rows.map((row) => row.person_id)
}

/** Bodies of the register that are registered to the community as organisations. At most 500. */
export async function memberBodies(ctx: ReadContext): Promise<string[]> {
  const found = await sql<{ body_id: string }>`
    select body_id from whistles.registrations where community_id = ${ctx.communityId} and body_id is not null and left_at is null
    order by registered_at desc limit ${membersMost}`.execute(ctx.tx)
  return found.rows.map((row) => row.body_id)
}

/** Persons a statement given to their organisation told of: registered under its name in that year. At most 500. */
export async function statementMembers(ctx: ReadContext, id: string): Promise<string[]> {
  const found = await sql<{ person_id: string }>`
    select distinct r.person_id from whistles.statements s
    join whistles.registrations r on r.community_id = s.community_id and r.home_key = s.home_key and r.person_id is not null
      and r.registered_at <= s.given_at
      and (r.left_at is null or r.left_at >= make_timestamptz(s.year, 1, 1, 0, 0, 0, 'UTC') - interval '1 day')
    where s.community_id = ${ctx.communityId} and s.id = ${id} limit ${membersMost}`.execute(ctx.tx)
  return found.rows.map((row) => row.person_id)
}
