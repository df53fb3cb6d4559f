import { type RawBuilder, sql } from 'kysely'
import type { ReadContext } from '../../../platform/command/types.ts'

export type OpenTopic = { id: string; title: string }

/** Topics, long-running cases and advocacies that are open, the newest first; with words, those whose title has them. */
export function openTopics(ctx: ReadContext, words: string, most: number): Promise<OpenTopic[]> {
  return chosen(ctx, sql`state = 'open' and (${words} = '' or position(${words} in title) > 0)`, most)
}

/** By id, ended ones too; unknown and confidential ones are missing. */
export function topicsByIds(ctx: ReadContext, ids: readonly string[]): Promise<OpenTopic[]> {
  if (ids.length === 0) return Promise.resolve([])
  return chosen(ctx, sql`id = any (${[...ids]}::uuid[])`, ids.length)
}

async function chosen(ctx: ReadContext, where: RawBuilder<unknown>, most: number): Promise<OpenTopic[]> {
  const found = await sql<OpenTopic>`
    select id, title from undertakings.undertakings
    where community_id = ${ctx.communityId} and not confidential and ${where} order by opened_at desc, id desc limit ${most}`.execute(
    ctx.tx,
  )
  return found.rows
}
