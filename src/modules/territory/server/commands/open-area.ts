import type { WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { type Area, type findArea, lockArea } from '../areas.ts'
import { type AreaAction, canArea } from '../can.ts'
import { lockTree } from '../store.ts'

/**
 * Locks the trees, then gives the area if this actor may do this with it.
 * Refusals: `platform.not_found`, `territory.area_retired`, `platform.not_allowed`.
 */
export async function openArea(ctx: WriteContext, id: string, action: AreaAction): Promise<Area> {
  await lockTree(ctx)
  const area = await lockArea(ctx.tx, ctx.communityId, id)
  return allowed(ctx, area, action)
}

/** The same without holding up changes elsewhere in the trees; the area itself can't be moved or retired meanwhile. */
export async function openBuilding(ctx: WriteContext, id: string): Promise<Area> {
  const area = await lockArea(ctx.tx, ctx.communityId, id)
  if (area && area.kind !== 'building') refuse('territory.not_a_building')
  return allowed(ctx, area, 'add_dwellings')
}

function allowed(ctx: WriteContext, area: Awaited<ReturnType<typeof findArea>>, action: AreaAction): Area {
  if (!area) return refuse('platform.not_found')
  if (!canArea(ctx.actor, { ...area, retired_at: null }).includes(action)) refuse('platform.not_allowed')
  if (area.retired_at !== null) refuse('territory.area_retired', { name: area.full_name })
  return area
}
