import { sql } from 'kysely'
import type { z } from 'zod'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { shownFigure, smallestFigure } from '../../../../platform/small-figures.ts'
import { holdsOver } from '../../../../shared/actor.ts'
import { refuse } from '../../../../shared/refusal.ts'
import type { routes } from '../../contract.ts'
import { type Area, areaColumns } from '../areas.ts'
import { canArea } from '../can.ts'

export type AreaView = z.input<(typeof routes)['GET /api/c/:community/areas/tree']['output']>['items'][number]
type AreaDetail = z.input<(typeof routes)['GET /api/c/:community/areas/:id']['output']>

/** An area as lists show it. */
export function areaView(area: Area): AreaView {
  return {
    id: area.id,
    kind: area.kind,
    name: area.name,
    full_name: area.full_name,
    parent_id: area.parent_id,
    compound_id: area.compound_id,
    admin_path: area.admin_path,
    compound_path: area.compound_path,
    compound_kind: area.compound_kind,
    retired: area.retired_at !== null,
  }
}

type DetailRow = Area & {
  boundary: string | null
  longitude: number | null
  latitude: number | null
  households_estimate: number | null
  site: boolean
  areas_below: number
  dwellings: number
  merged_into: string | null
  merged_into_name: string | null
}

/** One area with its ancestors both ways. Refusal: `platform.not_found`. */
export async function areaDetail(ctx: ReadContext, id: string): Promise<AreaDetail> {
  const found = await sql<DetailRow>`
    select a.*, (select k.site from territory.area_kinds k where k.code = a.kind) as site,
      (select count(*)::int from territory.areas b where b.community_id = a.community_id and b.retired_at is null
        and (b.parent_id = a.id or b.compound_id = a.id and b.parent_id is distinct from a.id)) as areas_below,
      (select count(*)::int from territory.dwellings d where d.community_id = a.community_id and d.retired_at is null
        and (d.building_id = a.id or d.stairwell_id = a.id)) as dwellings,
      (select k.full_name from territory.areas k where k.community_id = a.community_id and k.id = a.merged_into) as merged_into_name
    from territory.areas a where a.community_id = ${ctx.communityId} and a.id = ${id}`.execute(ctx.tx)
  const area = found.rows[0]
  if (!area) return refuse('platform.not_found')
  const above = await ancestors(ctx, area)
  return {
    ...areaView(area),
    boundary: area.boundary,
    point:
      area.longitude === null || area.latitude === null ? null : { longitude: area.longitude, latitude: area.latitude },
    households_estimate: await householdsShown(ctx, area),
    admin_ancestors: above(area.admin_path),
    compound_ancestors: above(area.compound_path),
    areas_below: area.areas_below,
    dwellings: area.dwellings,
    merged_into: area.merged_into ? { id: area.merged_into, name: area.merged_into_name ?? '' } : null,
    can: canArea(ctx.actor, area),
  }
}

/**
 * About how many households: as it is for whoever keeps the area or reads its persons. For others only of a compound or what is like one,
 * and where they are too many to be recognised: figures of the parts of either tree would tell them by subtraction.
 */
async function householdsShown(ctx: ReadContext, area: DetailRow): Promise<number | null> {
  const count = area.households_estimate
  const place = { paths: [area.admin_path, area.compound_path] }
  if (count === null || ['territory.edit', 'people.read'].some((may) => holdsOver(ctx.actor, may, place))) return count
  return area.site ? shownFigure({ count }, await smallestFigure(ctx.tx, ctx.communityId)) : null
}

/** Areas above on both paths, by one query; codes in a path are their codes. */
async function ancestors(ctx: ReadContext, area: Area): Promise<(path: string | null) => AreaView[]> {
  const codesOf = (path: string | null) => (path ?? '').split('/').filter((code) => code !== '' && code !== area.code)
  const codes = [...new Set([...codesOf(area.admin_path), ...codesOf(area.compound_path)])]
  if (codes.length === 0) return () => []
  const rows = (await ctx.tx
    .selectFrom('territory.areas')
    .select(areaColumns)
    .where('community_id', '=', ctx.communityId)
    .where('code', 'in', codes)
    .execute()) as Area[]
  const byCode = new Map(rows.map((row) => [row.code, areaView(row)]))
  return (path) => codesOf(path).flatMap((code) => byCode.get(code) ?? [])
}
