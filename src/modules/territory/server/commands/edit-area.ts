import { command } from '../../../../platform/command/types.ts'
import { routes } from '../../contract.ts'
import { findArea } from '../areas.ts'
import { kindOf, refuseTakenName, rewriteNames } from '../store.ts'
import { areaDetail } from '../views/area.ts'
import { nameColumns, refuseUnfitCompoundKind } from './add-area.ts'
import { openArea } from './open-area.ts'

/** Renames an area and changes what is told about it. A new name is carried into the full names of everything below. */
export const editArea = command(routes['PATCH /api/c/:community/areas/:id'], {
  async handle(ctx, input) {
    const area = await openArea(ctx, input.id, 'edit')
    refuseUnfitCompoundKind((await kindOf(ctx, area.kind)).kind, input.compound_kind)
    const renamed = input.name !== undefined && input.name !== area.name
    if (renamed) await refuseTakenName(ctx, { ...area, name: input.name ?? area.name })
    const changes = {
      ...(renamed ? nameColumns(input.name ?? area.name) : {}),
      ...(input.compound_kind === undefined ? {} : { compound_kind: input.compound_kind }),
      ...(input.boundary === undefined ? {} : { boundary: input.boundary || null }),
      ...(input.households_estimate === undefined ? {} : { households_estimate: input.households_estimate }),
      ...(input.point === undefined
        ? {}
        : { longitude: input.point?.longitude ?? null, latitude: input.point?.latitude ?? null }),
    }
    if (Object.keys(changes).length > 0) {
      await ctx.tx
        .updateTable('territory.areas')
        .set(changes)
        .where('community_id', '=', ctx.communityId)
        .where('id', '=', area.id)
        .execute()
    }
    const changed = await findArea(ctx.tx, ctx.communityId, area.id)
    if (renamed && changed) {
      await rewriteNames(ctx.tx, ctx.communityId, changed)
      ctx.emit('territory.area_renamed', { area_id: area.id })
    }
    ctx.audit('area', area.id, changes)
    return { id: area.id }
  },
  view: (ctx, { id }) => areaDetail(ctx, id),
})
