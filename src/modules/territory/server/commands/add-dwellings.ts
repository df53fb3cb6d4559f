import { sql } from 'kysely'
import { pinyinKey } from '../../../../engines/text/index.ts'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { type dwellingUses, routes } from '../../contract.ts'
import { type Area, lockArea } from '../areas.ts'
import { field } from '../store.ts'
import { dwellingView } from '../views/dwelling.ts'
import { openBuilding } from './open-area.ts'

const rangeMost = 500

/** Adds one dwelling to a building. */
export const addDwelling = command(routes['POST /api/c/:community/areas/:id/dwellings'], {
  async handle(ctx, input) {
    const building = await openBuilding(ctx, input.id)
    const [id = ''] = await insertDwellings(ctx, building, input.stairwell_id ?? null, [
      { number: input.number, floor: input.floor ?? null, floor_area_cm2: areaInCm2(input.floor_area), use: input.use },
    ])
    return { id }
  },
  view: (ctx, { id }) => dwellingView(ctx, id),
})

/**
 * Adds the dwellings of several floors at once: floors 3 to 18 with four each make 301 … 1804. At most 500.
 * Refusals besides: `territory.range_unfit` for a range that runs backwards, begins underground or is too long.
 */
export const addDwellings = command(routes['POST /api/c/:community/areas/:id/dwellings/range'], {
  async handle(ctx, input) {
    const building = await openBuilding(ctx, input.id)
    const floors = input.floor_to - input.floor_from + 1
    if (input.floor_from < 1 || floors < 1 || floors * input.dwellings_per_floor > rangeMost)
      refuse('territory.range_unfit', { max: rangeMost })
    const dwellings = Array.from({ length: floors * input.dwellings_per_floor }, (_, index) => {
      const floor = input.floor_from + Math.floor(index / input.dwellings_per_floor)
      const place = (index % input.dwellings_per_floor) + 1
      const number = `${floor}${String(place).padStart(2, '0')}`
      return { number, floor, floor_area_cm2: areaInCm2(input.floor_area), use: input.use }
    })
    await insertDwellings(ctx, building, input.stairwell_id ?? null, dwellings)
    return { building_id: building.id, numbers: dwellings.map((dwelling) => dwelling.number) }
  },
  view: async (_, result) => result,
})

type NewDwelling = {
  number: string
  floor: number | null
  floor_area_cm2: number | null
  use: (typeof dwellingUses)[number]
}

async function insertDwellings(
  ctx: WriteContext,
  building: Area,
  stairwellId: string | null,
  dwellings: readonly NewDwelling[],
): Promise<string[]> {
  const stairwell = stairwellId ? await lockArea(ctx.tx, ctx.communityId, stairwellId) : undefined
  if (stairwellId && (stairwell?.parent_id !== building.id || stairwell.retired_at))
    refuse('territory.stairwell_unknown', {}, [field('stairwell_id')])
  const numbers = dwellings.map((dwelling) => dwelling.number)
  await refuseTakenNumber(ctx, { building_id: building.id, stairwell_id: stairwellId }, numbers)
  const rows = dwellings.map((dwelling) => ({
    ...dwelling,
    community_id: ctx.communityId,
    id: ctx.newId(),
    building_id: building.id,
    stairwell_id: stairwellId,
    sort_key: pinyinKey(dwelling.number, 'place'),
    admin_path: (stairwell ?? building).admin_path ?? '',
    compound_path: (stairwell ?? building).compound_path,
    added_at: ctx.now,
  }))
  await ctx.tx.insertInto('territory.dwellings').values(rows).execute()
  ctx.audit('area', building.id, { dwellings_added: numbers })
  ctx.emit('territory.dwellings_added', { building_id: building.id, dwellings: rows.length })
  return rows.map((row) => row.id)
}

/** Refuses a number that is in use at the same stairwell (building without one): `territory.number_taken`. */
export async function refuseTakenNumber(
  ctx: WriteContext,
  at: { building_id: string; stairwell_id: string | null },
  numbers: readonly string[],
): Promise<void> {
  const taken = await sql<{ number: string }>`
    select number from territory.dwellings where community_id = ${ctx.communityId} and building_id = ${at.building_id}
      and stairwell_id is not distinct from ${at.stairwell_id}::uuid and number = any (${[...numbers]}::text[]) and retired_at is null
    order by sort_key limit 1`.execute(ctx.tx)
  const number = taken.rows[0]?.number
  if (number !== undefined) refuse('territory.number_taken', { number }, [field('number')])
}

/** Square metres with two decimals as whole square centimetres. */
export function areaInCm2(squareMetres: number | null | undefined): number | null {
  return squareMetres === null || squareMetres === undefined ? null : Math.round(squareMetres * 10_000)
}
