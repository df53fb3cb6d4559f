import { sql } from 'kysely'
import { query } from '../../../../platform/command/types.ts'
import { decodeCursor, pageFrom } from '../../../../platform/paging.ts'
import { routes } from '../../contract.ts'
import { type BodyRow, bodyColumns } from '../rows.ts'
import { bodyBriefs, bodyView } from '../views/body.ts'

/** Bodies that aren't dissolved, by name. */
export const bodies = query(routes['GET /api/c/:community/bodies'], async (ctx, input) => {
  const after = input.after === undefined ? undefined : decodeCursor(input.after, 2).map(String)
  const conditions = [
    sql`b.community_id = ${ctx.communityId} and b.dissolved_at is null`,
    ...(input.kind ? [sql`b.kind = ${input.kind}`] : []),
    ...(input.department_kind ? [sql`b.department_kind = ${input.department_kind}`] : []),
    ...(input.area_id ? [sql`b.area_id = ${input.area_id}`] : []),
    ...(input.q ? [sql`strpos(b.name, ${input.q}) > 0`] : []),
    ...(after ? [sql`(b.sort_key, b.id::text) > (${sql.join(after)})`] : []),
  ]
  const found = await sql<BodyRow>`
    select ${sql.join(bodyColumns.map((column) => sql.ref(`b.${column}`)))} from bodies.bodies b
    where ${sql.join(conditions, sql` and `)} order by b.sort_key, b.id::text limit ${input.limit + 1}`.execute(ctx.tx)
  const page = pageFrom(found.rows, input.limit, (row) => [row.sort_key, row.id])
  return { ...page, items: await bodyBriefs(ctx, page.items) }
})

export const body = query(routes['GET /api/c/:community/bodies/:id'], (ctx, { id }) => bodyView(ctx, id))
