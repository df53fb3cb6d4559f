import { sql } from 'kysely'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { covers } from '../../../../shared/actor.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { type Area, findArea, inSubtree } from '../areas.ts'
import { mayEditAt } from '../can.ts'
import { type Position, positionOf } from '../place.ts'
import { findPlace, kindOf, refuseTakenName, rewriteNames } from '../store.ts'
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
    await refuseTakenName(ctx, { ...area, ...position })
    await lockSubtree(ctx, area)
    await rewritePaths(ctx, area, position, kind.tree)
    const moved = await findArea(ctx.tx, ctx.communityId, area.id)
    if (moved) await rewriteNames(ctx.tx, ctx.communityId, moved)
    ctx.audit('area', area.id, { ...position })
    ctx.emit('territory.area_moved', { area_id: area.id })
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

/** Waits for dwellings that are just being added below, so that the next statement sees them. */
async function lockSubtree(ctx: WriteContext, area: Area): Promise<void> {
  await ctx.tx
    .selectFrom('territory.areas as a')
    .select('a.id')
    .where('a.community_id', '=', ctx.communityId)
    .where(inSubtree(area, 'a'))
    .orderBy('a.id')
    .forNoKeyUpdate()
    .execute()
}

/** Paths of the whole subtree and of its dwellings, in one statement. What is in both trees has the same path below it in both. */
async function rewritePaths(ctx: WriteContext, area: Area, to: Position, tree: string): Promise<void> {
  const rest = sql`case when t.id = ${area.id} then '' else substr(t.admin_path, ${(area.admin_path ?? '').length + 1}) end`
  const compoundPath = tree === 'both' ? sql`${to.compound_path}::text || ${rest}` : sql`t.compound_path`
  const compoundId = tree === 'both' ? sql`${to.compound_id}::uuid` : sql`t.compound_id`
  await sql`
    with moved as (
      update territory.areas t set
        parent_id = case when t.id = ${area.id} then ${to.parent_id}::uuid else t.parent_id end,
        admin_path = ${to.admin_path}::text || ${rest},
        compound_path = ${compoundPath},
        compound_id = ${compoundId}
      where t.community_id = ${ctx.communityId}
        and (t.id = ${area.id} or ${inSubtree({ admin_path: area.admin_path, compound_path: null }, 't')})
      returning t.id, t.kind, t.admin_path, t.compound_path
    )
    update territory.dwellings d set admin_path = moved.admin_path, compound_path = moved.compound_path from moved
    where d.community_id = ${ctx.communityId} and coalesce(d.stairwell_id, d.building_id) = moved.id`.execute(ctx.tx)
}
