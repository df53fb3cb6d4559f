import { sql } from 'kysely'
import { query, type ReadContext } from '../../../../platform/command/types.ts'
import { decodeCursor, pageFrom } from '../../../../platform/paging.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { findArea } from '../../../territory/api.ts'
import { routes } from '../../contract.ts'
import { postsBelow } from '../posts-below.ts'
import { type PostRow, postColumns } from '../rows.ts'
import { postView, postViews } from '../views/post.ts'

/** Posts that aren't closed, by rank and title, each with its holders and free seats. */
export const posts = query(routes['GET /api/c/:community/posts'], async (ctx, input) => {
  const after = input.after === undefined ? undefined : decodeCursor(input.after, 2).map(String)
  const held = sql`from bodies.post_terms t where t.community_id = p.community_id and t.post_id = p.id
    and t.from_at <= ${ctx.now} and (t.until_at is null or t.until_at > ${ctx.now})`
  const conditions = [
    sql`p.community_id = ${ctx.communityId} and p.closed_at is null`,
    ...(input.kind ? [sql`p.kind = ${input.kind}`] : []),
    ...(input.area_id ? [await below(ctx, input.area_id)] : []),
    ...(input.body_id ? [sql`p.body_id = ${input.body_id}`] : []),
    ...(input.person_id ? [sql`exists (select 1 ${held} and t.person_id = ${input.person_id})`] : []),
    ...(input.vacant === undefined ? [] : [sql`((select count(*) ${held}) < p.seats) = ${input.vacant}`]),
    ...(after ? [sql`(p.sort_key, p.id::text) > (${sql.join(after)})`] : []),
  ]
  const found = await sql<PostRow>`
    select ${sql.join(postColumns.map((column) => sql.ref(`p.${column}`)))} from bodies.posts p
    where ${sql.join(conditions, sql` and `)} order by p.sort_key, p.id::text limit ${input.limit + 1}`.execute(ctx.tx)
  const page = pageFrom(found.rows, input.limit, (row) => [row.sort_key, row.id])
  return { ...page, items: await postViews(ctx, page.items) }
})

export const post = query(routes['GET /api/c/:community/posts/:id'], (ctx, { id }) => postView(ctx, id))

async function below(ctx: ReadContext, areaId: string) {
  const area = await findArea(ctx.tx, ctx.communityId, areaId)
  return area ? postsBelow(area) : refuse('bodies.area_unknown', {}, [{ path: 'area_id', code: 'invalid' }])
}
