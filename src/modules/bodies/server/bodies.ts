import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { BodyKind, DepartmentKind } from '../contract.ts'

/** A body, or a company, department or unit that answers for something. */
export type Body = {
  id: string
  kind: BodyKind
  department_kind: DepartmentKind | null
  name: string
  area_id: string | null
  public_phone: string | null
  hours: string | null
  dissolved_at: Date | null
}

const columns = ['id', 'kind', 'department_kind', 'name', 'area_id', 'public_phone', 'hours', 'dissolved_at'] as const
const columnsOf = sql.raw(columns.map((column) => `b.${column}`).join(', '))

/** Bodies by id, dissolved ones too; unknown ids are missing from the map. */
export async function bodiesByIds(tx: Tx, communityId: number, ids: readonly string[]): Promise<Map<string, Body>> {
  if (ids.length === 0) return new Map()
  const found = await sql<Body>`
    select ${columnsOf} from bodies.bodies b where b.community_id = ${communityId} and b.id = any (${[...new Set(ids)]}::uuid[])`.execute(
    tx,
  )
  return new Map(found.rows.map((row) => [row.id, row]))
}

/** Bodies of a kind that are in being, by name. */
export async function bodiesOfKind(tx: Tx, communityId: number, kind: BodyKind, most: number): Promise<Body[]> {
  const found = await sql<Body>`
    select ${columnsOf} from bodies.bodies b
    where b.community_id = ${communityId} and b.kind = ${kind} and b.dissolved_at is null
    order by b.sort_key, b.id limit ${most}`.execute(tx)
  return found.rows
}

/** Bodies whose area a compound is, and those that serve it now, alone or with the whole community. */
export async function bodiesOfCompound(tx: Tx, communityId: number, compoundId: string, now: Date): Promise<Body[]> {
  const found = await sql<Body>`
    select ${columnsOf} from bodies.bodies b
    where b.community_id = ${communityId} and b.dissolved_at is null
      and (b.area_id = ${compoundId} or ${serves(communityId, compoundId, now)})
    order by b.sort_key, b.id limit 200`.execute(tx)
  return found.rows
}

export type BodyWanted = {
  kind: BodyKind
  departmentKind?: DepartmentKind | null | undefined
  /** Where it is wanted for; null or left out: somewhere in the community outside compounds. */
  compoundId?: string | null | undefined
}

/**
 * The body of a kind that answers at a place now: first who serves or belongs to the compound, then who serves the whole community,
 * then one of the community itself (no area, nothing entered on whom it serves). A property company or a body of another compound
 * never answers by that last rule. The street office also answers as the department kind `subdistrict`. One query.
 */
export async function findBodyOfKind(
  tx: Tx,
  communityId: number,
  wanted: BodyWanted,
  now: Date,
): Promise<Body | undefined> {
  const compoundId = wanted.compoundId ?? null
  const kind =
    wanted.kind === 'department' && wanted.departmentKind === 'subdistrict'
      ? sql`(b.kind = 'street_office' or b.kind = 'department' and b.department_kind = 'subdistrict')`
      : sql`b.kind = ${wanted.kind} and (${wanted.departmentKind ?? null}::text is null or b.department_kind = ${wanted.departmentKind ?? null})`
  const found = await sql<Body>`
    select ${columnsOf} from bodies.bodies b
    cross join lateral (
      select case
        when b.area_id = ${compoundId}::uuid or exists (select 1 from bodies.services s where ${inForce(communityId, now)}
          and s.compound_id = ${compoundId}::uuid) then 1
        when exists (select 1 from bodies.services s where ${inForce(communityId, now)} and s.compound_id is null) then 2
        when b.area_id is null and b.kind <> 'property_company'
          and not exists (select 1 from bodies.services s where ${inForce(communityId, now)}) then 3
      end as rank
    ) nearness
    where b.community_id = ${communityId} and b.dissolved_at is null and ${kind} and rank is not null
    order by rank, b.sort_key, b.id limit 1`.execute(tx)
  return found.rows[0]
}

function serves(communityId: number, compoundId: string, now: Date) {
  return sql<boolean>`exists (select 1 from bodies.services s where ${inForce(communityId, now)}
    and (s.compound_id = ${compoundId} or s.compound_id is null))`
}

function inForce(communityId: number, now: Date) {
  return sql`s.community_id = ${communityId} and s.body_id = b.id and s.from_at <= ${now}
    and (s.until_at is null or s.until_at > ${now})`
}
