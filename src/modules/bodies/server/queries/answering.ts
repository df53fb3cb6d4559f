import { sql } from 'kysely'
import { query, type ReadContext } from '../../../../platform/command/types.ts'
import { covers } from '../../../../shared/actor.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { communityOf, listGrids } from '../../../territory/api.ts'
import { routes } from '../../contract.ts'
import { type PostRow, postColumns } from '../rows.ts'
import { postViews, publicPost } from '../views/post.ts'

const gridKinds = ['grid_worker', 'micro_grid_leader', 'project_social_worker']
const postsMost = 2_000

/**
 * Who answers here: per grid its boundary, the worker's name and telephone, hours and the number for complaints (滨州市城乡网格化服务
 * 管理条例 6: shown in public and kept current). Public posts only.
 */
export const answering = query(routes['GET /api/c/:community/answering'], async (ctx) => {
  const community = await communityOf(ctx.tx, ctx.communityId)
  if (!community) return refuse('platform.not_found')
  const grids = await listGrids(ctx.tx, ctx.communityId)
  const rows = await publicPosts(ctx)
  const views = await postViews(ctx, rows)
  const postsWhere = (fits: (row: PostRow) => boolean) =>
    views.filter((_, index) => fits(rows[index] as PostRow)).map(publicPost)
  return {
    community: {
      name: community.name,
      phone: community.phone,
      supervision_phone: community.supervision_phone,
      hours: community.office_hours,
    },
    grids: grids.map((grid) => {
      const posts = postsWhere((row) => row.admin_path !== null && covers(grid.admin_path, row.admin_path))
      return {
        id: grid.id,
        name: grid.name,
        boundary: grid.boundary,
        posts,
        seats_vacant: posts.reduce((sum, post) => sum + post.seats_vacant, 0),
      }
    }),
    posts: postsWhere((row) => row.area_path === ''),
  }
})

async function publicPosts(ctx: ReadContext): Promise<PostRow[]> {
  const found = await sql<PostRow>`
    select ${sql.join(postColumns.map((column) => sql.ref(`p.${column}`)))} from bodies.posts p
    where p.community_id = ${ctx.communityId} and p.closed_at is null and p.public
      and (p.kind = any (${gridKinds}::text[]) and p.admin_path is not null or p.area_path = '')
    order by length(p.admin_path) nulls first, p.admin_path, p.sort_key, p.id limit ${postsMost}`.execute(ctx.tx)
  return found.rows
}
