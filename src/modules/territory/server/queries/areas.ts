import { sql } from 'kysely'
import { query } from '../../../../platform/command/types.ts'
import { decodeCursor, pageFrom } from '../../../../platform/paging.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { type Area, areaColumns, findArea } from '../areas.ts'
import { findAreas } from '../find-places.ts'
import { areaDetail, areaView } from '../views/area.ts'

const treeMost = 2_000

export const area = query(routes['GET /api/c/:community/areas/:id'], (ctx, { id }) => areaDetail(ctx, id))

/**
 * One level of a tree: without a parent its top. In the residential tree, what stands in a compound but not below a lane or
 * building there; a lane or building has the same below it in both trees.
 */
export const areasBelow = query(routes['GET /api/c/:community/areas'], async (ctx, input) => {
  const parent = input.parent_id ? await findArea(ctx.tx, ctx.communityId, input.parent_id) : undefined
  if (input.parent_id && !parent) refuse('platform.not_found')
  const after = input.after === undefined ? undefined : decodeCursor(input.after, 2)
  const level = levelOf(input.tree, parent)
  const found = await sql<Area>`
    select ${sql.join(areaColumns.map((column) => sql.ref(`a.${column}`)))} from territory.areas a
    where a.community_id = ${ctx.communityId} and a.retired_at is null and ${level}
      and ${after ? sql`(a.sort_key, a.id::text) > (${String(after[0])}, ${String(after[1])})` : sql`true`}
    order by a.sort_key, a.id::text limit ${input.limit + 1}`.execute(ctx.tx)
  const page = pageFrom(found.rows, input.limit, (row) => [row.sort_key, row.id])
  return { ...page, items: page.items.map(areaView) }
})

function levelOf(tree: 'admin' | 'residential', parent: Area | undefined) {
  if (tree === 'admin')
    return parent ? sql`a.parent_id = ${parent.id}` : sql`a.parent_id is null and a.admin_path is not null`
  if (!parent) return sql`a.compound_path = a.code`
  return sql`a.compound_path = ${parent.compound_path}::text || '/' || a.code`
}

/** Everything down to buildings, parents before what stands below them. */
export const tree = query(routes['GET /api/c/:community/areas/tree'], async (ctx) => {
  const rows = (await ctx.tx
    .selectFrom('territory.areas')
    .select(areaColumns)
    .where('community_id', '=', ctx.communityId)
    .where('retired_at', 'is', null)
    .where('kind', '<>', 'stairwell')
    .orderBy(sql`array_length(string_to_array(coalesce(admin_path, compound_path), '/'), 1)`)
    .orderBy('sort_key')
    .orderBy('id')
    .limit(treeMost + 1)
    .execute()) as Area[]
  return { items: rows.slice(0, treeMost).map(areaView), cut: rows.length > treeMost }
})

/** Finds areas by their full name or its initials; see `findAreas`. */
export const searchAreas = query(routes['GET /api/c/:community/areas/search'], async (ctx, { q, kind, limit }) => {
  const found = await findAreas(ctx.tx, ctx.communityId, q, { kind, most: limit })
  return { items: found.map(areaView) }
})
