import { sql } from 'kysely'
import type { WriteContext } from '../../../../platform/command/types.ts'
import { on } from '../../../../platform/module.ts'
import { areasByIds } from '../../../territory/api.ts'
import { closePosts, endPeriods } from '../closing.ts'
import { followingPeople } from './people.ts'

/** What bodies and posts do when the territory or the register change beneath them. */
export const handlers = [
  on<{ area_id: string }>('territory.area_moved', 'bodies.follow-moved-areas', followMovedAreas),
  on<{ area_id: string }>('territory.area_retired', 'bodies.close-posts-of-retired-area', closePostsOfArea),
  ...followingPeople,
]

/** Posts keep the paths of their areas; those that lie below the moved one have changed too. */
async function followMovedAreas(ctx: WriteContext): Promise<void> {
  const posts = await ctx.tx
    .selectFrom('bodies.posts')
    .select(['id', 'area_id', 'admin_path', 'compound_path'])
    .where('community_id', '=', ctx.communityId)
    .where('area_id', 'is not', null)
    .where('closed_at', 'is', null)
    .execute()
  const areas = await areasByIds(
    ctx.tx,
    ctx.communityId,
    posts.flatMap((post) => post.area_id ?? []),
  )
  const moved = posts.flatMap((post) => {
    const area = areas.get(post.area_id ?? '')
    const same = area?.admin_path === post.admin_path && area?.compound_path === post.compound_path
    return area && !same ? [{ id: post.id, admin: area.admin_path, compound: area.compound_path }] : []
  })
  if (moved.length === 0) return
  await sql`
    update bodies.posts p set admin_path = m.admin, compound_path = m.compound
    from jsonb_to_recordset(${JSON.stringify(moved)}::jsonb) as m (id uuid, admin text, compound text)
    where p.community_id = ${ctx.communityId} and p.id = m.id`.execute(ctx.tx)
  for (const { id } of moved) {
    ctx.audit('post', id, { moved: true })
    ctx.emit('bodies.post_changed', { post_id: id })
  }
}

async function closePostsOfArea(ctx: WriteContext, { area_id }: { area_id: string }): Promise<void> {
  await closePosts(ctx, { area_id })
  const bodies = await endPeriods(ctx, 'bodies.services', 'compound_id', area_id)
  for (const body_id of bodies) ctx.emit('bodies.services_changed', { body_id })
}
