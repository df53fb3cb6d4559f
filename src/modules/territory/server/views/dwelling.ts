import type { z } from 'zod'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import type { routes } from '../../contract.ts'
import { canDwelling } from '../can.ts'
import { type Dwelling, findDwelling } from '../dwellings.ts'

type DwellingView = z.input<(typeof routes)['POST /api/c/:community/areas/:id/dwellings']['output']>

/** One dwelling. Refusal: `platform.not_found`. */
export async function dwellingView(ctx: ReadContext, id: string): Promise<DwellingView> {
  const dwelling = await findDwelling(ctx.tx, ctx.communityId, id)
  return dwelling ? viewOf(ctx, dwelling) : refuse('platform.not_found')
}

/** A dwelling as lists show it. */
export function viewOf(ctx: ReadContext, dwelling: Dwelling): DwellingView {
  return {
    id: dwelling.id,
    building_id: dwelling.building_id,
    stairwell_id: dwelling.stairwell_id,
    stairwell_name: dwelling.stairwell_name,
    number: dwelling.number,
    full_name: dwelling.full_name,
    floor: dwelling.floor,
    floor_area: dwelling.floor_area,
    use: dwelling.use,
    retired: dwelling.retired_at !== null,
    can: canDwelling(ctx.actor, dwelling),
  }
}
