import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { type Area, lockArea } from '../areas.ts'
import { canArea } from '../can.ts'
import type { Kind } from '../kinds.ts'
import { childrenOf, putBelow, rehome } from '../relocate.ts'
import { field, kindOf } from '../store.ts'
import { areaDetail } from '../views/area.ts'
import { mergeBuildings } from './merge-buildings.ts'
import { openArea } from './open-area.ts'

/**
 * Puts everything below an area into another of its kind, and the emptied one out of use. It stays a leaf of the other, so that what was
 * recorded there is found there and counts for the one that took it over. Of two rows of one building also the dwellings become one.
 */
export const mergeArea = command(routes['POST /api/c/:community/areas/:id/merge'], {
  async handle(ctx, { id, into }) {
    const area = await openArea(ctx, id, 'merge')
    const kept = await keptArea(ctx, area, into)
    const { kind, kinds } = await kindOf(ctx, area.kind)
    const held =
      area.kind === 'building' ? await mergeBuildings(ctx, area, kept, kinds) : await goOver(ctx, area, kept, kinds)
    await putBelow(ctx, area, kept, kind.tree)
    ctx.audit('area', id, { merged_into: into, ...held })
    ctx.audit('area', into, { merged_from: id })
    ctx.emit('territory.area_moved', { area_id: id })
    ctx.emit('territory.area_retired', { area_id: id })
    return { id: into }
  },
  view: (ctx, { id }) => areaDetail(ctx, id),
})

async function goOver(ctx: WriteContext, area: Area, kept: Area, kinds: readonly Kind[]): Promise<{ moved: number }> {
  const tree = kinds.find(({ code }) => code === area.kind)?.tree ?? 'admin'
  const children = await childrenOf(ctx, area, tree)
  await rehome(ctx, children, kept, tree, kinds)
  return { moved: children.length }
}

/** The area that takes the other one over. Refusals: `territory.merge_unfit`, `platform.not_allowed`. */
async function keptArea(ctx: WriteContext, area: Area, into: string): Promise<Area> {
  const kept = await lockArea(ctx.tx, ctx.communityId, into)
  if (!kept || kept.retired_at || kept.id === area.id || kept.kind !== area.kind)
    return refuse('territory.merge_unfit', {}, [field('into')])
  if (!canArea(ctx.actor, kept).includes('merge')) refuse('platform.not_allowed')
  return kept
}
