import { sql } from 'kysely'
import type { WriteContext } from '../../../platform/command/types.ts'

/** Which posts are closed together: by id, of a body, or over an area. */
export type PostsToClose = { post_id: string } | { body_id: string } | { area_id: string }

/** Closes posts; whoever holds them leaves at once, and terms to come are called off. Announces each. */
export async function closePosts(ctx: WriteContext, which: PostsToClose): Promise<void> {
  const [column, value] = 'post_id' in which ? ['id', which.post_id] : (Object.entries(which)[0] ?? ['id', ''])
  const closed = await sql<{ id: string }>`
    update bodies.posts set closed_at = ${ctx.now}
    where community_id = ${ctx.communityId} and ${sql.ref(column)} = ${value} and closed_at is null returning id`.execute(
    ctx.tx,
  )
  const postIds = closed.rows.map((row) => row.id)
  if (postIds.length === 0) return
  const left = await sql<{ post_id: string; person_id: string }>`
    update bodies.post_terms set until_at = greatest(from_at, ${ctx.now}::timestamptz)
    where community_id = ${ctx.communityId} and post_id = any (${postIds}::uuid[]) and (until_at is null or until_at > ${ctx.now})
    returning post_id, person_id`.execute(ctx.tx)
  for (const { post_id, person_id } of left.rows) ctx.emit('bodies.post_vacated', { post_id, person_id })
  for (const id of postIds) {
    ctx.audit('post', id, { closed_at: ctx.now.toISOString() })
    ctx.emit('bodies.post_closed', { post_id: id })
  }
}

/** Ends what is in force or to come in a table of periods, for a body or for a compound. Returns the bodies concerned. */
export async function endPeriods(
  ctx: WriteContext,
  table: 'bodies.members' | 'bodies.services',
  column: 'body_id' | 'compound_id',
  value: string,
): Promise<string[]> {
  const ended = await sql<{ body_id: string }>`
    update ${sql.table(table)} set until_at = greatest(from_at, ${ctx.now}::timestamptz)
    where community_id = ${ctx.communityId} and ${sql.ref(column)} = ${value} and (until_at is null or until_at > ${ctx.now})
    returning body_id`.execute(ctx.tx)
  return [...new Set(ended.rows.map((row) => row.body_id))]
}
