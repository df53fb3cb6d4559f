import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { AreaKind, CompoundKind } from '../contract.ts'
import { pathRange } from './paths.ts'

/** An area below the community, with its place in both trees. `full_name` reads '南苑小区 3幢 2单元'. */
export type Area = {
  id: string
  kind: AreaKind
  name: string
  full_name: string
  code: string
  parent_id: string | null
  compound_id: string | null
  admin_path: string | null
  compound_path: string | null
  compound_kind: CompoundKind | null
  sort_key: string
  retired_at: Date | null
}

export const areaColumns = [
  'id',
  'kind',
  'name',
  'full_name',
  'code',
  'parent_id',
  'compound_id',
  'admin_path',
  'compound_path',
  'compound_kind',
  'sort_key',
  'retired_at',
] as const
const areaColumnsSql = sql.raw(areaColumns.join(', '))

/** One area, retired ones too; undefined where this community has none with that id. */
export async function findArea(tx: Tx, communityId: number, areaId: string): Promise<Area | undefined> {
  const found = await sql<Area>`
    select ${areaColumnsSql} from territory.areas where community_id = ${communityId} and id = ${areaId}`.execute(tx)
  return found.rows[0]
}

/** Areas by id, retired ones too; unknown ids are missing from the map. */
export async function areasByIds(tx: Tx, communityId: number, ids: readonly string[]): Promise<Map<string, Area>> {
  if (ids.length === 0) return new Map()
  const rows = await areas(tx, communityId)
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map((rows as Area[]).map((row) => [row.id, row]))
}

/** Areas that fit a condition on `a`, by name. */
export async function areasOfTree(
  tx: Tx,
  communityId: number,
  condition: RawBuilder<boolean>,
  most: number,
): Promise<Area[]> {
  const rows = await tx
    .selectFrom('territory.areas as a')
    .select(areaColumns)
    .where('a.community_id', '=', communityId)
    .where(condition)
    .orderBy('a.sort_key')
    .orderBy('a.id')
    .limit(most)
    .execute()
  return rows as Area[]
}

const buildingsMost = 5_000

/** Buildings in use by place and name, at most 5 000: imports match addresses by it. */
export async function listBuildings(tx: Tx, communityId: number): Promise<Area[]> {
  const rows = await areas(tx, communityId)
    .where('kind', '=', 'building')
    .where('retired_at', 'is', null)
    .orderBy('sort_key')
    .orderBy('id')
    .limit(buildingsMost)
    .execute()
  return rows as Area[]
}

/** Locks one area against moving, renaming and retiring until the transaction ends, and serializes what is promised for it. */
export async function lockArea(tx: Tx, communityId: number, areaId: string): Promise<Area | undefined> {
  const row = await areas(tx, communityId).where('id', '=', areaId).forNoKeyUpdate().executeTakeFirst()
  return row as Area | undefined
}

/** Condition: the row `alias` is the area or lies below it, in either tree. It has `admin_path` and `compound_path`. */
export function inSubtree(area: Pick<Area, 'admin_path' | 'compound_path'>, alias: string) {
  return sql<boolean>`(${atOrBelow(`${alias}.admin_path`, area.admin_path)}
    or ${atOrBelow(`${alias}.compound_path`, area.compound_path)})`
}

function atOrBelow(column: string, path: string | null) {
  if (path === null) return sql<boolean>`false`
  const { from, to } = pathRange(path)
  return sql<boolean>`(${sql.ref(column)} = ${path} or (${sql.ref(column)} >= ${from} and ${sql.ref(column)} < ${to}))`
}

function areas(tx: Tx, communityId: number) {
  return tx.selectFrom('territory.areas').select(areaColumns).where('community_id', '=', communityId)
}
