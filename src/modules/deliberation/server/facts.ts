import { sql } from 'kysely'
import type { ReadContext } from '../../../platform/command/types.ts'
import { holdersOf } from '../../bodies/api.ts'

export type MeetingFacts = { state: string; starts_at: Date; persons: string[]; units: string[]; keeper: string | null }

/** When a meeting is, who was asked and hasn't said no, and who called it; never what it is about. Undefined where there is none. */
export async function meetingFacts(
  ctx: ReadContext,
  id: string,
  among?: readonly string[],
): Promise<MeetingFacts | undefined> {
  const only = among ? sql`and a.id = any (${[...among]}::uuid[])` : sql``
  const found = await sql<MeetingFacts>`
    select m.state, m.starts_at, m.called_by_person as keeper,
      array(select a.person_id from deliberation.attendees a where a.community_id = m.community_id and a.meeting_id = m.id
        and a.person_id is not null and a.answer <> 'declined' ${only}) as persons,
      array(select a.body_id from deliberation.attendees a where a.community_id = m.community_id and a.meeting_id = m.id
        and a.body_id is not null and a.person_id is null and a.answer <> 'declined' ${only}) as units
    from deliberation.meetings m where m.community_id = ${ctx.communityId} and m.id = ${id}`.execute(ctx.tx)
  return found.rows[0]
}

export type DecisionFacts = {
  number: string
  due_day: string
  state: string
  owners: string[]
  owner_body: string | null
}

/** A decision's number and day, and who holds the post or speaks for the body it is given to. */
export async function decisionFacts(ctx: ReadContext, id: string): Promise<DecisionFacts | undefined> {
  type Row = {
    number: string
    due_day: string
    state: string
    owner_post_id: string | null
    owner_body_id: string | null
  }
  const found = await sql<Row>`
    select number, due_day::text as due_day, state, owner_post_id, owner_body_id from deliberation.decisions
    where community_id = ${ctx.communityId} and id = ${id}`.execute(ctx.tx)
  const row = found.rows[0]
  if (!row) return undefined
  const wanted = row.owner_post_id ? { postId: row.owner_post_id } : { bodyId: row.owner_body_id ?? '' }
  const owners = await holdersOf(ctx.tx, ctx.communityId, wanted, ctx.now)
  const { number, due_day, state } = row
  return { number, due_day, state, owners: owners.map((one) => one.person_id), owner_body: row.owner_body_id }
}

/** Who made a suggestion; null where nobody of the register did. */
export async function suggestedBy(ctx: ReadContext, id: string): Promise<string | null> {
  const found = await sql<{ by_person: string | null }>`
    select by_person from deliberation.suggestions where community_id = ${ctx.communityId} and id = ${id}`.execute(
    ctx.tx,
  )
  return found.rows[0]?.by_person ?? null
}
