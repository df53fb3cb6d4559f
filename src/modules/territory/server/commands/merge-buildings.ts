import { sql } from 'kysely'
import type { WriteContext } from '../../../../platform/command/types.ts'
import type { Area } from '../areas.ts'
import type { Kind } from '../kinds.ts'
import { childrenOf, putBelow, rehome } from '../relocate.ts'

/**
 * Puts what a building holds into another row of the same building: stairwells of one name become one, dwellings of one number become one;
 * all others go over. Returns how many dwellings became one with another.
 */
export async function mergeBuildings(
  ctx: WriteContext,
  area: Area,
  kept: Area,
  kinds: readonly Kind[],
): Promise<{ moved: number; doubled: number }> {
  const theirs = await childrenOf(ctx, kept, 'both')
  const moving: Area[] = []
  let doubled = await moveDwellings(ctx, { building: area, stairwell: null }, { building: kept, stairwell: null })
  const stairwells = await childrenOf(ctx, area, 'both')
  for (const stairwell of stairwells) {
    const twin = theirs.find((one) => one.kind === stairwell.kind && one.name === stairwell.name)
    if (!twin) {
      moving.push(stairwell)
      continue
    }
    doubled += await moveDwellings(ctx, { building: area, stairwell }, { building: kept, stairwell: twin })
    await putBelow(ctx, stairwell, twin, 'both')
    ctx.audit('area', stairwell.id, { merged_into: twin.id })
    ctx.emit('territory.area_moved', { area_id: stairwell.id })
    ctx.emit('territory.area_retired', { area_id: stairwell.id })
  }
  await rehome(ctx, moving, kept, 'both', kinds)
  // Whoever keeps the paths and names of dwellings follows.
  ctx.emit('territory.area_moved', { area_id: kept.id })
  return { moved: stairwells.length, doubled }
}

type Spot = { building: Area; stairwell: Area | null }

async function moveDwellings(ctx: WriteContext, from: Spot, to: Spot): Promise<number> {
  const at = (
    { building, stairwell }: Spot,
    alias: string,
  ) => sql`${sql.ref(`${alias}.community_id`)} = ${ctx.communityId}
    and ${sql.ref(`${alias}.building_id`)} = ${building.id} and ${sql.ref(`${alias}.stairwell_id`)} is not distinct from ${stairwell?.id ?? null}::uuid
    and ${sql.ref(`${alias}.retired_at`)} is null`
  const doubles = await sql<{ id: string; kept: string }>`
    select m.id, k.id as kept from territory.dwellings m join territory.dwellings k on ${at(to, 'k')} and k.number = m.number
    where ${at(from, 'm')} order by m.id for update`.execute(ctx.tx)
  const pairs = JSON.stringify(doubles.rows)
  await sql`
    update territory.dwellings k set floor = coalesce(k.floor, m.floor), floor_area_cm2 = coalesce(k.floor_area_cm2, m.floor_area_cm2)
    from jsonb_to_recordset(${pairs}::jsonb) as p (id uuid, kept uuid), territory.dwellings m
    where k.community_id = ${ctx.communityId} and k.id = p.kept and m.community_id = ${ctx.communityId} and m.id = p.id`.execute(
    ctx.tx,
  )
  await sql`
    update territory.dwellings m set retired_at = ${ctx.now}, merged_into = p.kept
    from jsonb_to_recordset(${pairs}::jsonb) as p (id uuid, kept uuid)
    where m.community_id = ${ctx.communityId} and m.id = p.id`.execute(ctx.tx)
  const place = to.stairwell ?? to.building
  await sql`
    update territory.dwellings d set building_id = ${to.building.id}, stairwell_id = ${to.stairwell?.id ?? null}::uuid,
      admin_path = ${place.admin_path}, compound_path = ${place.compound_path}
    where ${at(from, 'd')}`.execute(ctx.tx)
  for (const { id, kept } of doubles.rows) {
    ctx.audit('dwelling', id, { merged_into: kept })
    ctx.emit('territory.dwelling_merged', { kept_id: kept, merged_id: id })
  }
  return doubles.rows.length
}
