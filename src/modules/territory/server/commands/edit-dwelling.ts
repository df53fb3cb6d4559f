import { pinyinKey } from '../../../../engines/text/index.ts'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { lockArea } from '../areas.ts'
import { canDwelling, type DwellingAction } from '../can.ts'
import { type Dwelling, findDwelling } from '../dwellings.ts'
import { dwellingView } from '../views/dwelling.ts'
import { areaInCm2, refuseTakenNumber } from './add-dwellings.ts'

/** Mends number, floor, floor area or use of a dwelling. */
export const editDwelling = command(routes['PATCH /api/c/:community/dwellings/:id'], {
  async handle(ctx, input) {
    const dwelling = await openDwelling(ctx, input.id, 'edit')
    const { number } = input
    const renumbered = number !== undefined && number !== dwelling.number
    if (renumbered) await refuseTakenNumber(ctx, dwelling, [number])
    await change(ctx, dwelling.id, {
      ...(renumbered ? { number, sort_key: pinyinKey(number, 'place') } : {}),
      ...(input.floor === undefined ? {} : { floor: input.floor }),
      ...(input.floor_area === undefined ? {} : { floor_area_cm2: areaInCm2(input.floor_area) }),
      ...(input.use === undefined ? {} : { use: input.use }),
    })
    ctx.emit('territory.dwelling_changed', { dwelling_id: dwelling.id })
    return { id: dwelling.id }
  },
  view: (ctx, { id }) => dwellingView(ctx, id),
})

/** Takes a dwelling out of use: pulled down, or joined to the next one. Who lived there stays on record. */
export const retireDwelling = command(routes['POST /api/c/:community/dwellings/:id/retire'], {
  async handle(ctx, { id }) {
    const dwelling = await openDwelling(ctx, id, 'retire')
    await change(ctx, dwelling.id, { retired_at: ctx.now })
    ctx.emit('territory.dwelling_retired', { dwelling_id: dwelling.id })
    return { id: dwelling.id }
  },
  view: (ctx, { id }) => dwellingView(ctx, id),
})

async function openDwelling(ctx: WriteContext, id: string, action: DwellingAction): Promise<Dwelling> {
  const found = await findDwelling(ctx.tx, ctx.communityId, id)
  if (!found) return refuse('platform.not_found')
  await lockArea(ctx.tx, ctx.communityId, found.building_id)
  const dwelling = (await findDwelling(ctx.tx, ctx.communityId, id)) ?? found
  if (!canDwelling(ctx.actor, { ...dwelling, retired_at: null }).includes(action)) refuse('platform.not_allowed')
  if (dwelling.retired_at !== null) refuse('territory.dwelling_retired', { number: dwelling.number })
  return dwelling
}

async function change(ctx: WriteContext, id: string, changes: Record<string, unknown>): Promise<void> {
  ctx.audit('dwelling', id, changes)
  if (Object.keys(changes).length === 0) return
  await ctx.tx
    .updateTable('territory.dwellings')
    .set(changes)
    .where('community_id', '=', ctx.communityId)
    .where('id', '=', id)
    .execute()
}
