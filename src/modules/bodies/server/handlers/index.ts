import { sql } from 'kysely'
import type { WriteContext } from '../../../../platform/command/types.ts'
import { on } from '../../../../platform/module.ts'
import { areasByIds } from '../../../territory/api.ts'
import { closePosts, endPeriods } from '../closing.ts'

/** What bodies and posts do when the territory or the register change beneath them. */
export const handlers = [
  on<{ area_id: string }>('territory.area_moved', 'bodies.follow-moved-areas', followMovedAreas),
  on<{ area_id: string }>('territory.area_retired', 'bodies.close-posts-of-retired-area', closePostsOfArea),
  on<{ kept_id: string; merged_id: string }>('people.merged', 'bodies.follow-merged-person', followMergedPerson),
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

/** Two entries of the register turned out to be one person: posts, memberships and absences go to the one kept. */
async function followMergedPerson(
  ctx: WriteContext,
  { kept_id, merged_id }: { kept_id: string; merged_id: string },
): Promise<void> {
  await ctx.tx
    .updateTable('bodies.members')
    .set({ person_id: kept_id })
    .where('community_id', '=', ctx.communityId)
    .where('person_id', '=', merged_id)
    .execute()
  await sql`
    update bodies.absences a set person_id = m.person_id, deputy_id = nullif(m.deputy_id, m.person_id)
    from (select community_id, id, case person_id when ${merged_id} then ${kept_id}::uuid else person_id end as person_id,
        case deputy_id when ${merged_id} then ${kept_id}::uuid else deputy_id end as deputy_id
      from bodies.absences where community_id = ${ctx.communityId} and (person_id = ${merged_id} or deputy_id = ${merged_id})) m
    where a.community_id = m.community_id and a.id = m.id`.execute(ctx.tx)
  const terms = await ctx.tx
    .updateTable('bodies.post_terms')
    .set({ person_id: kept_id })
    .where('community_id', '=', ctx.communityId)
    .where('person_id', '=', merged_id)
    .returning('post_id')
    .execute()
  for (const { post_id } of terms) {
    ctx.emit('bodies.post_vacated', { post_id, person_id: merged_id })
    ctx.emit('bodies.post_filled', { post_id, person_id: kept_id })
  }
}
