import { sql } from 'kysely'
import type { ReadContext, WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'

/** Tags one request may carry; more tell nothing. */
const perRequest = 8

export type Tag = { id: string; name: string; retired: boolean }

/** The tags of a request, by id. */
export async function tagsOf(ctx: ReadContext, requestId: string): Promise<string[]> {
  const found = await sql<{ tag_id: string }>`
    select tag_id from requests.request_tags where community_id = ${ctx.communityId} and request_id = ${requestId} order by tag_id`.execute(
    ctx.tx,
  )
  return found.rows.map((row) => row.tag_id)
}

/** Tags by id, with their names. */
export async function tagNames(ctx: ReadContext, ids: readonly string[]): Promise<Tag[]> {
  if (ids.length === 0) return []
  const found = await sql<Tag>`
    select id, name, retired_at is not null as retired from requests.tags
    where community_id = ${ctx.communityId} and id = any (${[...ids]}::uuid[]) order by name`.execute(ctx.tx)
  return found.rows
}

/** What a request carries after adding and removing. Refusals: `requests.tag_unknown`, `requests.tags_full`. */
export async function wantedTags(
  ctx: ReadContext,
  before: readonly string[],
  wish: { add: readonly string[]; remove: readonly string[] },
): Promise<string[]> {
  const fresh = wish.add.filter((tag) => !before.includes(tag))
  const known = (await tagNames(ctx, fresh)).filter((tag) => !tag.retired).map((tag) => tag.id)
  if (fresh.some((tag) => !known.includes(tag))) refuse('requests.tag_unknown')
  const after = [...new Set([...before, ...fresh])].filter((tag) => !wish.remove.includes(tag))
  if (after.length > perRequest) refuse('requests.tags_full', { most: perRequest })
  return after
}

/** Makes these the tags of a request. The request is locked. */
export async function setTags(ctx: WriteContext, requestId: string, tags: readonly string[]): Promise<void> {
  await sql`
    with gone as (
      delete from requests.request_tags
      where community_id = ${ctx.communityId} and request_id = ${requestId} and tag_id <> all (${[...tags]}::uuid[])
    )
    insert into requests.request_tags (community_id, request_id, tag_id)
    select ${ctx.communityId}::int, ${requestId}::uuid, t from unnest(${[...tags]}::uuid[]) t on conflict do nothing`.execute(
    ctx.tx,
  )
}
