import { sql } from 'kysely'
import type { WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import type { TopicRow } from '../topics/store.ts'
import { statementsMost, thing } from './store.ts'

/**
 * Adds one: it stands at once, or after staff looked where the hall is held so; what staff put there stands. Refusals:
 * `deliberation.statement_there`, `deliberation.statements_full`.
 */
export async function addStatement(
  ctx: WriteContext,
  topic: TopicRow,
  { text, by_person }: { text: string; by_person: string | null },
): Promise<string> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`statements ${topic.id}`}, 0))`.execute(ctx.tx)
  const there = await sql<{ same: boolean }>`
    select text = ${text} as same from deliberation.statements
    where community_id = ${ctx.communityId} and topic_id = ${topic.id} and state in ('waiting', 'shown')`.execute(
    ctx.tx,
  )
  if (there.rows.some((row) => row.same)) refuse('deliberation.statement_there')
  if (there.rows.length >= statementsMost) refuse('deliberation.statements_full', { most: statementsMost })
  const id = ctx.newId()
  const staff = by_person === null
  await ctx.tx
    .insertInto('deliberation.statements')
    .values({
      community_id: ctx.communityId,
      id,
      topic_id: topic.id,
      text,
      by_person,
      seeded: staff,
      at: ctx.now,
      state: topic.look_first && !staff ? 'waiting' : 'shown',
      looked_at: staff ? ctx.now : null,
    })
    .execute()
  ctx.audit(thing, id, { topic: topic.id, text })
  return id
}
