import { command } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { findArea } from '../areas.ts'
import { mayEditAt } from '../can.ts'
import { positionOf } from '../place.ts'
import { childrenOf, rehome } from '../relocate.ts'
import { field, findPlace, kindOf } from '../store.ts'
import { areaDetail } from '../views/area.ts'
import { insertArea, nextOrdinal } from './add-area.ts'
import { openArea } from './open-area.ts'

/** Puts some of what stands directly below an area into a new one of its kind beside it. What was recorded for the area itself stays. */
export const splitArea = command(routes['POST /api/c/:community/areas/:id/split'], {
  async handle(ctx, { id, name, areas }) {
    const area = await openArea(ctx, id, 'split')
    const place = await findPlace(ctx, area)
    if (!mayEditAt(ctx.actor, [place.parent?.admin_path ?? null, place.compound?.compound_path ?? null]))
      refuse('platform.not_allowed')
    const { kind, kinds } = await kindOf(ctx, area.kind)
    const children = await childrenOf(ctx, area, kind.tree)
    const wanted = new Set(areas)
    const chosen = children.filter((child) => wanted.has(child.id))
    if (chosen.length < wanted.size || chosen.length === children.length)
      refuse('territory.split_unfit', {}, [field('areas')])
    const ordinal = await nextOrdinal(ctx, kind)
    const position = positionOf(kind, `${kind.prefix}${ordinal}`, place, kinds)
    const made = await insertArea(ctx, { kind, ordinal, position, facts: { name, compound_kind: area.compound_kind } })
    const beside = (await findArea(ctx.tx, ctx.communityId, made)) ?? refuse('platform.not_found')
    await rehome(ctx, chosen, beside, kind.tree, kinds)
    ctx.audit('area', id, { split_into: made, moved: chosen.length })
    return { id: made }
  },
  view: (ctx, { id }) => areaDetail(ctx, id),
})
