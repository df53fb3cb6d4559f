import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { AreaKind, CompoundKind } from '../contract.ts'

/** A compound in figures, and what compounds of its kind are expected to have. */
export type CompoundFacts = {
  id: string
  kind: AreaKind
  name: string
  compound_path: string
  compound_kind: CompoundKind | null
  households_estimate: number | null
  buildings: number
  dwellings: number
  /** Kinds of body expected here; null where the kind of compound isn't known. */
  expected_bodies: string[] | null
  /** The kind of body that answers for the common parts unless the community ruled otherwise. */
  caretaker: string | null
}

/** Undefined unless the id is that of a compound, village or factory in use. */
export async function compoundFacts(
  tx: Tx,
  communityId: number,
  compoundId: string,
): Promise<CompoundFacts | undefined> {
  const found = await sql<CompoundFacts>`
    select a.id, a.kind, a.name, a.compound_path, a.compound_kind, a.households_estimate,
      (select count(*)::int from territory.areas b where b.community_id = ${communityId} and b.compound_id = a.id
        and b.kind = 'building' and b.retired_at is null) as buildings,
      (select count(*)::int from territory.dwellings d where d.community_id = ${communityId} and d.retired_at is null
        and d.compound_path >= a.compound_path || '/' and d.compound_path < a.compound_path || '0') as dwellings,
      k.defaults->'bodies' as expected_bodies, k.defaults->>'caretaker' as caretaker
    from territory.areas a
    join territory.area_kinds ak on ak.code = a.kind and ak.site
    left join territory.compound_kinds k on k.code = a.compound_kind
    where a.community_id = ${communityId} and a.id = ${compoundId} and a.retired_at is null`.execute(tx)
  return found.rows[0]
}

export type Grid = { id: string; name: string; boundary: string | null; admin_path: string }

const gridsMost = 200

/** The community's grids in the order they were laid out (第一、第二 …; spoken order would put 第二 first), at most 200. */
export async function listGrids(tx: Tx, communityId: number): Promise<Grid[]> {
  const rows = await tx
    .selectFrom('territory.areas')
    .select(['id', 'name', 'boundary', 'admin_path'])
    .where('community_id', '=', communityId)
    .where('kind', '=', 'grid')
    .where('retired_at', 'is', null)
    .orderBy(sql`length(admin_path)`)
    .orderBy('admin_path')
    .limit(gridsMost)
    .execute()
  return rows as Grid[]
}

/** Paths of the grids that buildings of a compound lie in, at most 20: a compound may be shared by several. */
export async function gridsOfCompound(tx: Tx, communityId: number, compoundPath: string): Promise<string[]> {
  const found = await sql<{ grid: string }>`
    select distinct split_part(admin_path, '/', 1) as grid from territory.areas
    where community_id = ${communityId} and kind = 'building' and retired_at is null and admin_path is not null
      and compound_path >= ${compoundPath} || '/' and compound_path < ${compoundPath} || '0'
    order by grid limit 20`.execute(tx)
  return found.rows.map((row) => row.grid)
}

type Compound = { id: string; name: string }

const compoundsMost = 200

/** Compounds, villages and factories in use, by name. */
export async function listCompounds(tx: Tx, communityId: number): Promise<Compound[]> {
  const found = await sql<Compound>`
    select a.id, a.name from territory.areas a
    join territory.area_kinds k on k.code = a.kind and k.site
    where a.community_id = ${communityId} and a.retired_at is null order by a.sort_key, a.id limit ${compoundsMost}`.execute(
    tx,
  )
  return found.rows
}
