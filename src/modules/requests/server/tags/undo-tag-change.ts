import { sql } from 'kysely'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { tagNames } from '../rules/tags.ts'
import { checkName, checkRoom, keptTag, lockTags, setTag, type TagChange } from './list.ts'

/**
 * Takes a change of a tag back while nothing newer stands on it. Refusals: `platform.not_found`, `requests.tag_changed_since`,
 * `requests.tag_exists`, `requests.too_many_tags`.
 */
export const undoTagChange = command(routes['POST /api/c/:community/tags/changes/:id/undo'], {
  async handle(ctx, { id }) {
    await lockTags(ctx)
    const change = (await changeOf(ctx, id)) ?? refuse('platform.not_found')
    if (!(await isLatest(ctx, change))) refuse('requests.tag_changed_since')
    const now = (await keptTag(ctx, change.tag_id)) ?? refuse('platform.not_found')
    const name = change.kind === 'renamed' ? change.name_before : now.name
    const retired = change.kind === 'renamed' ? now.retired : change.retired_before
    await checkName(ctx, name, now.id)
    if (now.retired && !retired) await checkRoom(ctx)
    if (change.into_id !== null) await moveBack(ctx, change, change.into_id)
    await setTag(ctx, now.id, { name, retired })
    await sql`
      update requests.tag_changes set undone_at = ${ctx.now}
      where community_id = ${ctx.communityId} and id = ${id}`.execute(ctx.tx)
    ctx.audit('tag', now.id, { undone: change.kind, name, retired })
    return { id: now.id }
  },
  view: async (ctx, { id }) => (await tagNames(ctx, [id]))[0] ?? refuse('platform.not_found'),
})

async function changeOf(ctx: WriteContext, id: string): Promise<TagChange | undefined> {
  const found = await sql<TagChange>`
    select id, tag_id, kind, name_before, name_after, into_id, retired_before, person_id, at, undone_at from requests.tag_changes
    where community_id = ${ctx.communityId} and id = ${id}`.execute(ctx.tx)
  return found.rows[0]
}

/** Nothing was done since to this tag, nor was the one it went into merged on. */
async function isLatest(ctx: WriteContext, change: TagChange): Promise<boolean> {
  if (change.undone_at !== null) return false
  const newest = await sql<{ id: string }>`
    select id from requests.tag_changes
    where community_id = ${ctx.communityId} and tag_id = ${change.tag_id} and undone_at is null
    order by no desc limit 1`.execute(ctx.tx)
  if (newest.rows[0]?.id !== change.id) return false
  return change.into_id === null || (await keptTag(ctx, change.into_id))?.merged_into === null
}

/** Requests that still carry the other tag carry this one again; the other stays where it stood before. */
async function moveBack(ctx: WriteContext, change: TagChange, into: string): Promise<void> {
  const community = ctx.communityId
  const still = sql`
    select m.request_id, m.had_both from requests.tag_moves m
    join requests.request_tags t on t.community_id = m.community_id and t.request_id = m.request_id and t.tag_id = ${into}
    where m.community_id = ${community} and m.change_id = ${change.id}`
  await sql`
    insert into requests.request_tags (community_id, request_id, tag_id)
    select ${community}::int, request_id, ${change.tag_id}::uuid from (${still}) back on conflict do nothing`.execute(
    ctx.tx,
  )
  await sql`
    delete from requests.request_tags where community_id = ${community} and tag_id = ${into}
      and request_id in (select request_id from (${still}) back where not had_both)`.execute(ctx.tx)
  await sql`
    delete from requests.tag_moves where community_id = ${community} and change_id = ${change.id}`.execute(ctx.tx)
}
