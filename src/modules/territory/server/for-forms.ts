import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import { type Area, areaColumns } from './areas.ts'
import { type Dwelling, dwellingsByIds } from './dwellings.ts'

/** By which areas forms count: the community as one, its grids, compounds or buildings. */
export type AreaLevel = 'community' | 'grid' | 'compound' | 'building'

/**
 * The code of the area of a level that something lies in ('' for the community), of a row `alias` with `admin_path` and
 * `compound_path`; null beyond any. Codes are unique in a community, so the code is the key.
 */
export function areaKeySql(level: AreaLevel, alias: string): RawBuilder<string | null> {
  const admin = sql.ref(`${alias}.admin_path`)
  if (level === 'community') return sql`''::text`
  if (level === 'grid') return sql`substring(${admin} from '^(g[0-9]+)')`
  if (level === 'building')
    return sql`substring(coalesce(${admin}, ${sql.ref(`${alias}.compound_path`)}) from '(?:^|/)(b[0-9]+)')`
  return sql`nullif(split_part(${sql.ref(`${alias}.compound_path`)}, '/', 1), '')`
}

const mostAreas = 5_000

/** The areas of a level in use, in their order; grids in the order they were laid out. Of the community there is none. */
export async function areasOfLevel(
  tx: Tx,
  communityId: number,
  level: Exclude<AreaLevel, 'community'>,
): Promise<Area[]> {
  const columns = sql.join(areaColumns.map((column) => sql.ref(`a.${column}`)))
  const found = await sql<Area>`
    select ${columns} from territory.areas a join territory.area_kinds k on k.code = a.kind
    where a.community_id = ${communityId} and a.retired_at is null and ${level === 'compound' ? sql`k.site` : sql`a.kind = ${level}`}
    order by ${level === 'grid' ? sql`a.ordinal` : sql`a.sort_key`}, a.id limit ${mostAreas}`.execute(tx)
  return found.rows
}

/** Dwellings in use by the code of their area; of homes alone, or of every use. */
export async function countDwellings(
  tx: Tx,
  communityId: number,
  level: AreaLevel,
  homesOnly: boolean,
): Promise<Map<string, number>> {
  const found = await sql<{ key: string | null; count: number }>`
    select ${areaKeySql(level, 'd')} as key, count(*)::int as count from territory.dwellings d
    where d.community_id = ${communityId} and d.retired_at is null and ${homesOnly ? sql`d.use = 'residential'` : sql`true`}
    group by 1`.execute(tx)
  return new Map(found.rows.flatMap(({ key, count }) => (key === null ? [] : [[key, count] as const])))
}

/** Dwellings in use behind the one with the id `after`, by id, of these paths and below (of any where there are none). */
export async function dwellingsPage(
  tx: Tx,
  communityId: number,
  cut: { limit: number; after?: string | undefined; paths?: readonly string[] | undefined },
): Promise<Dwelling[]> {
  const within = (cut.paths ?? []).flatMap((path) =>
    ['admin_path', 'compound_path'].map(
      (column) =>
        sql`${sql.ref(column)} = ${path} or (${sql.ref(column)} >= ${`${path}/`} and ${sql.ref(column)} < ${`${path}0`})`,
    ),
  )
  const found = await sql<{ id: string }>`
    select id from territory.dwellings where community_id = ${communityId} and retired_at is null
      and ${cut.after === undefined ? sql`true` : sql`id > ${cut.after}::uuid`}
      and ${within.length === 0 ? sql`true` : sql`(${sql.join(within, sql` or `)})`}
    order by id limit ${cut.limit}`.execute(tx)
  const ids = found.rows.map((row) => row.id)
  const dwellings = await dwellingsByIds(tx, communityId, ids)
  return ids.flatMap((id) => dwellings.get(id) ?? [])
}
