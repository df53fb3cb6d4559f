import { sql } from 'kysely'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { type Area, lockArea } from '../areas.ts'
import { canArea } from '../can.ts'
import { joinPath } from '../paths.ts'
import { childrenOf, rehome } from '../relocate.ts'
import { field, kindOf } from '../store.ts'
import { areaDetail } from '../views/area.ts'
import { openArea } from './open-area.ts'

/**
 * Puts everything below an area into another of its kind, and the emptied one out of use. It stays a leaf of the other, so that what was
 * recorded there is found there and counts for the one that took it over.
 */
export const mergeArea = command(routes['POST /api/c/:community/areas/:id/merge'], {
  async handle(ctx, { id, into }) {
    const area = await openArea(ctx, id, 'merge')
    const kept = await keptArea(ctx, area, into)
    const { kind, kinds } = await kindOf(ctx, area.kind)
    const children = await childrenOf(ctx, area, kind.tree)
    await rehome(ctx, children, kept, kind.tree, kinds)
    await putBelow(ctx, area, kept, kind.tree)
    ctx.audit('area', id, { merged_into: into, moved: children.length })
    ctx.audit('area', into, { merged_from: id })
    ctx.emit('territory.area_moved', { area_id: id })
    ctx.emit('territory.area_retired', { area_id: id })
    return { id: into }
  },
  view: (ctx, { id }) => areaDetail(ctx, id),
})

/** The area that takes the other one over. Refusals: `territory.merge_unfit`, `platform.not_allowed`. */
async function keptArea(ctx: WriteContext, area: Area, into: string): Promise<Area> {
  const kept = await lockArea(ctx.tx, ctx.communityId, into)
  if (!kept || kept.retired_at || kept.id === area.id || kept.kind !== area.kind)
    return refuse('territory.merge_unfit', {}, [field('into')])
  if (!canArea(ctx.actor, kept).includes('merge')) refuse('platform.not_allowed')
  return kept
}

async function putBelow(ctx: WriteContext, area: Area, kept: Area, tree: string): Promise<void> {
  const admin = tree !== 'residential' && kept.admin_path !== null
  const residential = tree !== 'admin' && kept.compound_path !== null
  await sql`
    update territory.areas set retired_at = ${ctx.now}, merged_into = ${kept.id},
      parent_id = ${admin ? kept.id : area.parent_id}::uuid,
      admin_path = ${admin ? joinPath(kept.admin_path, area.code) : area.admin_path},
      compound_path = ${residential ? joinPath(kept.compound_path, area.code) : area.compound_path}
    where community_id = ${ctx.communityId} and id = ${area.id}`.execute(ctx.tx)
}
