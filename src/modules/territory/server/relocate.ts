import { sql } from 'kysely'
import type { WriteContext } from '../../../platform/command/types.ts'
import { type Area, areasOfTree, findArea, inSubtree } from './areas.ts'
import type { Kind } from './kinds.ts'
import { joinPath } from './paths.ts'
import { type Place, type Position, positionOf } from './place.ts'
import { refuseTakenName, rewriteNames } from './store.ts'

/** Puts an area at a place with everything below it; paths, names and dwellings follow. Refusal: `territory.name_taken`. */
export async function relocate(ctx: WriteContext, area: Area, position: Position, tree: Kind['tree']): Promise<void> {
  await refuseTakenName(ctx, { ...area, ...position })
  await lockSubtree(ctx, area)
  await rewritePaths(ctx, area, position, tree)
  const moved = await findArea(ctx.tx, ctx.communityId, area.id)
  if (moved) await rewriteNames(ctx.tx, ctx.communityId, moved)
  ctx.audit('area', area.id, { ...position })
  ctx.emit('territory.area_moved', { area_id: area.id })
}

const childrenMost = 500

/** What stands directly below an area in use, in the tree it belongs to; in the order of names. */
export async function childrenOf(ctx: WriteContext, area: Area, tree: Kind['tree']): Promise<Area[]> {
  const below =
    tree === 'residential'
      ? sql<boolean>`a.compound_id = ${area.id} and a.compound_path = ${`${area.compound_path}/`} || a.code`
      : sql<boolean>`a.parent_id = ${area.id}`
  return areasOfTree(ctx.tx, ctx.communityId, sql<boolean>`${below} and a.retired_at is null`, childrenMost)
}

/**
 * Puts areas that stand directly below one area below another of the same kind. Refusals: `territory.name_taken`,
 * `territory.parent_unfit`.
 */
export async function rehome(
  ctx: WriteContext,
  children: readonly Area[],
  to: Area,
  tree: Kind['tree'],
  kinds: readonly Kind[],
): Promise<void> {
  for (const child of children) {
    const kind = kinds.find(({ code }) => code === child.kind)
    if (!kind) continue
    const place: Place =
      tree === 'residential'
        ? { parent: await areaOf(ctx, child.parent_id), compound: to }
        : { parent: to, compound: tree === 'both' ? undefined : await areaOf(ctx, child.compound_id) }
    await relocate(ctx, child, positionOf(kind, child.code, place, kinds), kind.tree)
  }
}

async function areaOf(ctx: WriteContext, id: string | null): Promise<Area | undefined> {
  return id === null ? undefined : findArea(ctx.tx, ctx.communityId, id)
}

/** Puts an area that went up in another out of use, as a leaf of that one; what is still recorded in it lies there too. */
export async function putBelow(ctx: WriteContext, area: Area, kept: Area, tree: string): Promise<void> {
  const admin = tree !== 'residential' && kept.admin_path !== null
  const residential = tree !== 'admin' && kept.compound_path !== null
  await sql`
    update territory.areas set retired_at = ${ctx.now}, merged_into = ${kept.id},
      parent_id = ${admin ? kept.id : area.parent_id}::uuid,
      admin_path = ${admin ? joinPath(kept.admin_path, area.code) : area.admin_path},
      compound_path = ${residential ? joinPath(kept.compound_path, area.code) : area.compound_path}
    where community_id = ${ctx.communityId} and id = ${area.id}`.execute(ctx.tx)
  await sql`
    update territory.dwellings d set admin_path = a.admin_path, compound_path = a.compound_path from territory.areas a
    where d.community_id = ${ctx.communityId} and coalesce(d.stairwell_id, d.building_id) = ${area.id}
      and a.community_id = d.community_id and a.id = ${area.id}`.execute(ctx.tx)
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
  if (area.kind !== 'stairwell') return
  await sql`
    update territory.dwellings set building_id = ${to.parent_id}
    where community_id = ${ctx.communityId} and stairwell_id = ${area.id} and building_id <> ${to.parent_id}`.execute(
    ctx.tx,
  )
}
