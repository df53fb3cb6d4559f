import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { covers } from '../../../../shared/actor.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { type Area, findArea } from '../areas.ts'
import { mayEditAt } from '../can.ts'
import { positionOf } from '../place.ts'
import { relocate } from '../relocate.ts'
import { findPlace, kindOf } from '../store.ts'
import { areaDetail } from '../views/area.ts'
import { openArea } from './open-area.ts'

/** Puts an area elsewhere in the trees; everything below goes with it, and keeps its codes. */
export const moveArea = command(routes['POST /api/c/:community/areas/:id/move'], {
  async handle(ctx, input) {
    const area = await openArea(ctx, input.id, 'move')
    const place = await findPlace(ctx, {
      parent_id: input.parent_id === undefined ? area.parent_id : input.parent_id,
      compound_id: await compoundWanted(ctx, area, input),
    })
    if (!mayEditAt(ctx.actor, [place.parent?.admin_path ?? null, place.compound?.compound_path ?? null]))
      refuse('platform.not_allowed')
    if (area.admin_path !== null && covers(area.admin_path, place.parent?.admin_path ?? ''))
      refuse('territory.below_itself')
    const { kind, kinds } = await kindOf(ctx, area.kind)
    const position = positionOf(kind, area.code, place, kinds)
    await relocate(ctx, area, position, kind.tree)
    return { id: area.id }
  },
  view: (ctx, { id }) => areaDetail(ctx, id),
})

/** What isn't said stays as it is, except below a lane or building: there the compound is the parent's. */
async function compoundWanted(
  ctx: WriteContext,
  area: Area,
  input: { parent_id?: string | null | undefined; compound_id?: string | null | undefined },
): Promise<string | null> {
  if (input.compound_id !== undefined) return input.compound_id
  const parent = input.parent_id ? await findArea(ctx.tx, ctx.communityId, input.parent_id) : undefined
  return parent && parent.kind !== 'grid' && parent.kind !== 'micro_grid' ? null : area.compound_id
}
