import { sql } from 'kysely'
import { query } from '../../../../platform/command/types.ts'
import { decodeCursor, pageFrom } from '../../../../platform/paging.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { type Area, areaColumns, findArea } from '../areas.ts'
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

/**
 * Finds areas by their full name or its initials. What stands between a word and a number may be left out, as people do: 南苑3幢
 * finds 南苑小区 3幢. Whole names first, then what begins so, then the shorter.
 */
export const searchAreas = query(routes['GET /api/c/:community/areas/search'], async (ctx, { q, kind, limit }) => {
  const wanted = q.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '')
  const pattern = `%${(wanted.match(/\d+\D*|\D+/g) ?? []).map(escapeLike).join('%')}%`
  const found = await sql<Area>`
    select * from (
      select ${sql.join(areaColumns.map((column) => sql.ref(`a.${column}`)))}, a.full_initials,
        lower(replace(normalize(a.full_name, NFKC), ' ', '')) as plain
      from territory.areas a
      where a.community_id = ${ctx.communityId} and a.retired_at is null
        and ${kind ? sql`a.kind = ${kind}` : sql`true`}
    ) found
    where plain like ${pattern} or full_initials like ${pattern}
    order by plain = ${wanted} desc, (strpos(plain, ${wanted}) = 1 or strpos(full_initials, ${wanted}) = 1) desc,
      length(full_name), sort_key, id
    limit ${limit}`.execute(ctx.tx)
  return { items: wanted === '' ? [] : found.rows.map(areaView) }
})

function escapeLike(part: string): string {
  return part.replaceAll(/[\\%_]/g, '\\$&')
}
