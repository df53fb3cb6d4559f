import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { dwellingUses } from '../contract.ts'

/**
 * A dwelling with the paths of its stairwell (of its building where there is none). `full_name` reads '南苑小区 3幢 2单元 301'.
 * `floor_area` is in square metres, for showing; `floor_area_cm2` in whole square centimetres, for sums and shares.
 */
export type Dwelling = {
  id: string
  building_id: string
  stairwell_id: string | null
  stairwell_name: string | null
  number: string
  floor: number | null
  floor_area: number | null
  floor_area_cm2: number | null
  use: (typeof dwellingUses)[number]
  full_name: string
  admin_path: string
  compound_path: string | null
  retired_at: Date | null
}

const dwellingsMost = 5_000

/** Dwellings by id, retired ones too; unknown ids are missing from the map. */
export async function dwellingsByIds(
  tx: Tx,
  communityId: number,
  ids: readonly string[],
): Promise<Map<string, Dwelling>> {
  if (ids.length === 0) return new Map()
  const rows = await selectDwellings(tx, communityId, sql`d.id = any (${[...new Set(ids)]}::uuid[])`)
  return new Map(rows.map((row) => [row.id, row]))
}

/** One dwelling; undefined where this community has none with that id. */
export async function findDwelling(tx: Tx, communityId: number, id: string): Promise<Dwelling | undefined> {
  return (await selectDwellings(tx, communityId, sql`d.id = ${id}`))[0]
}

/** Dwellings in use in a building or compound and below, by place and number; at most 5 000 (imports match addresses by it). */
export async function dwellingsOfArea(
  tx: Tx,
  communityId: number,
  area: { admin_path: string | null; compound_path: string | null },
): Promise<Dwelling[]> {
  return dwellingsOfAreas(tx, communityId, [area])
}

/** The same of several areas, each dwelling once: stairwell by stairwell, as one walks. */
export async function dwellingsOfAreas(
  tx: Tx,
  communityId: number,
  areas: readonly { admin_path: string | null; compound_path: string | null }[],
): Promise<Dwelling[]> {
  if (areas.length === 0) return []
  return selectDwellings(tx, communityId, sql`d.retired_at is null and (${sql.join(areas.map(liesIn), sql` or `)})`)
}

function liesIn(area: { admin_path: string | null; compound_path: string | null }) {
  const path = area.compound_path ?? area.admin_path ?? ''
  const column = sql.ref(area.compound_path === null ? 'd.admin_path' : 'd.compound_path')
  if (path === '') return sql`true`
  return sql`(${column} = ${path} or (${column} >= ${`${path}/`} and ${column} < ${`${path}0`}))`
}

async function selectDwellings(tx: Tx, communityId: number, condition: ReturnType<typeof sql>): Promise<Dwelling[]> {
  const found = await sql<Omit<Dwelling, 'floor_area'>>`
    select d.id, d.building_id, d.stairwell_id, s.name as stairwell_name, d.number, d.floor, d.floor_area_cm2, d.use,
      coalesce(s.full_name, b.full_name) || ' ' || d.number as full_name, d.admin_path, d.compound_path, d.retired_at
    from territory.dwellings d
    join territory.areas b on b.community_id = d.community_id and b.id = d.building_id
    left join territory.areas s on s.community_id = d.community_id and s.id = d.stairwell_id
    left join territory.areas c on c.community_id = b.community_id and c.id = b.compound_id
    where d.community_id = ${communityId} and ${condition}
    order by c.sort_key nulls last, b.sort_key, s.sort_key nulls first, d.sort_key, d.id
    limit ${dwellingsMost}`.execute(tx)
  return found.rows.map(withFloorArea)
}

/** Adds the area in square metres to a row that has it in square centimetres. */
export function withFloorArea<T extends { floor_area_cm2: number | null }>(row: T): T & { floor_area: number | null } {
  return { ...row, floor_area: row.floor_area_cm2 === null ? null : row.floor_area_cm2 / 10_000 }
}
