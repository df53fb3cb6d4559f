import { sql } from 'kysely'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { belongingTo } from '../../../bodies/api.ts'

export type TopicFacts = {
  number: string
  state: string
  /** who opened it */
  keeper: string | null
  /** who said something, and hasn't taken it back */
  took_part: string[]
  /** who belongs to the body whose hall it is */
  members: string[]
}

/** Whom a topic concerns; never what it is about. Undefined where there is none. */
export async function topicFacts(ctx: ReadContext, id: string): Promise<TopicFacts | undefined> {
  type Row = {
    number: string
    state: string
    who: string
    body_id: string | null
    keeper: string | null
    took_part: string[]
  }
  const found = await sql<Row>`
    select t.number, t.state, t.who, t.body_id, t.opened_by_person as keeper,
      array(select distinct k.by_person from deliberation.contributions k where k.community_id = t.community_id and k.topic_id = t.id
        and k.by_person is not null and k.state in ('waiting', 'shown', 'merged')) as took_part
    from deliberation.topics t where t.community_id = ${ctx.communityId} and t.id = ${id}`.execute(ctx.tx)
  const row = found.rows[0]
  if (!row) return undefined
  const { who, body_id, ...facts } = row
  const members = who === 'members' && body_id ? await belongingTo(ctx.tx, ctx.communityId, body_id, ctx.now) : []
  return { ...facts, members: members.flatMap((one) => one.person_id ?? []) }
}

/** Who said something, and under which topic; undefined where nobody of the register did. */
export async function contributedBy(
  ctx: ReadContext,
  id: string,
): Promise<{ topic_id: string; by_person: string } | undefined> {
  const found = await sql<{ topic_id: string; by_person: string }>`
    select topic_id, by_person from deliberation.contributions
    where community_id = ${ctx.communityId} and id = ${id} and by_person is not null`.execute(ctx.tx)
  return found.rows[0]
}
