import { sql } from 'kysely'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { tagNames } from '../rules/tags.ts'
import { keptTag, lockTags, noteChange, setTag } from './list.ts'

/**
 * One tag goes into another that means the same: its requests carry that one from now on. Which they were is kept, so that it can be
 * taken back. Refusals: `platform.not_found`, `requests.same_tag`, `requests.tag_merged`, `requests.tag_unknown` for one out of use.
 */
export const mergeTag = command(routes['POST /api/c/:community/tags/:id/merge'], {
  async handle(ctx, { id, into }) {
    if (id === into) refuse('requests.same_tag', {}, [{ path: 'into', code: 'invalid' }])
    await lockTags(ctx)
    const before = (await keptTag(ctx, id)) ?? refuse('platform.not_found')
    if (before.merged_into !== null) refuse('requests.tag_merged')
    const other = await keptTag(ctx, into)
    if (!other || other.retired) refuse('requests.tag_unknown', {}, [{ path: 'into', code: 'invalid' }])
    await setTag(ctx, id, { name: before.name, retired: true, into })
    const change = await noteChange(ctx, before, { kind: 'merged', name_after: other.name, into_id: into })
    const moved = await moveRequests(ctx, { change, from: id, into })
    ctx.audit('tag', id, { merged_into: into, requests: moved })
    return { id: into }
  },
  view: async (ctx, { id }) => (await tagNames(ctx, [id]))[0] ?? refuse('platform.not_found'),
})

type Move = { change: string; from: string; into: string }

/** How many requests carried it. */
async function moveRequests(ctx: WriteContext, { change, from, into }: Move): Promise<number> {
  const community = ctx.communityId
  const found = await sql`
    insert into requests.tag_moves (community_id, change_id, request_id, had_both)
    select t.community_id, ${change}::uuid, t.request_id, o.request_id is not null from requests.request_tags t
    left join requests.request_tags o
      on o.community_id = t.community_id and o.request_id = t.request_id and o.tag_id = ${into}
    where t.community_id = ${community} and t.tag_id = ${from} returning request_id`.execute(ctx.tx)
  await sql`
    insert into requests.request_tags (community_id, request_id, tag_id)
    select community_id, request_id, ${into}::uuid from requests.tag_moves
    where community_id = ${community} and change_id = ${change} and not had_both on conflict do nothing`.execute(ctx.tx)
  await sql`
    delete from requests.request_tags where community_id = ${community} and tag_id = ${from}`.execute(ctx.tx)
  return found.rows.length
}
