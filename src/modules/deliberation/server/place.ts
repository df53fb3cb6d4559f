import type { ReadContext } from '../../../platform/command/types.ts'
import { refuse } from '../../../shared/refusal.ts'
import { findArea } from '../../territory/api.ts'

export type Place = { area_id: string | null; admin_path: string | null; compound_path: string | null }

/** Where something is held; without an area for the whole community. Refusal: `deliberation.place_unknown`. */
export async function placeOf(ctx: ReadContext, areaId: string | null | undefined): Promise<Place> {
  if (!areaId) return { area_id: null, admin_path: '', compound_path: '' }
  const area = await findArea(ctx.tx, ctx.communityId, areaId)
  if (!area || area.retired_at) {
    return refuse('deliberation.place_unknown', {}, [{ path: 'area_id', code: 'invalid' }])
  }
  return { area_id: area.id, admin_path: area.admin_path, compound_path: area.compound_path }
}
