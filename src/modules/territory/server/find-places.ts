import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import { type Area, areaColumns } from './areas.ts'

/** A dwelling found by how people say it; `area_id` is its stairwell, or its building where there is none. */
export type FoundDwelling = { id: string; name: string; area_id: string }

/**
 * Areas by their full name or its initials. What stands between a word and a number may be left out, as people do: 南苑3幢 finds
 * 南苑小区 3幢. Whole names first, then what begins so, then the shorter. Looks through the areas of one community.
 */
export async function findAreas(
  tx: Tx,
  communityId: number,
  q: string,
  { kind, most }: { kind?: string | undefined; most: number },
): Promise<Area[]> {
  const wanted = plainOf(q)
  if (wanted === '') return []
  const found = await sql<Area>`
    select * from (${areasLike(communityId, patternOf(wanted), kind ? sql<boolean>`a.kind = ${kind}` : sql<boolean>`true`)}) found
    order by plain = ${wanted} desc, (strpos(plain, ${wanted}) = 1 or strpos(full_initials, ${wanted}) = 1) desc,
      length(full_name), sort_key, id
    limit ${most}`.execute(tx)
  return found.rows
}

/** Buildings and stairwells looked through for a door number. */
const housesMost = 200

/** Dwellings by what stands before the door number and the number itself: 南苑3幢301, 3-2-301. At most `most`, by index. */
export async function findDwellings(tx: Tx, communityId: number, q: string, most: number): Promise<FoundDwelling[]> {
  const parts = /^(.*[^\d])(\d{1,5}[a-z]?)[室号]?$/.exec(plainOf(q))
  const [, before, number] = parts ?? []
  if (!before || !number) return []
  const houses = sql<boolean>`a.kind in ('building', 'stairwell')`
  const found = await sql<FoundDwelling>`
    with houses as materialized (
      select id, parent_id, kind, full_name from (${areasLike(communityId, patternOf(before), houses)}) found limit ${housesMost})
    select distinct on (d.id) d.id, h.full_name || ' ' || d.number as name, h.id as area_id
    from houses h
    join territory.dwellings d on d.community_id = ${communityId} and d.number = ${number.toUpperCase()} and d.retired_at is null
      and d.building_id = case h.kind when 'building' then h.id else h.parent_id end
      and (h.kind = 'building' or d.stairwell_id = h.id)
    order by d.id, length(h.full_name) desc limit ${most}`.execute(tx)
  return found.rows
}

function areasLike(communityId: number, pattern: string, also: RawBuilder<boolean>) {
  return sql`select * from (
      select ${sql.join(areaColumns.map((column) => sql.ref(`a.${column}`)))}, a.full_initials,
        lower(replace(normalize(a.full_name, NFKC), ' ', '')) as plain
      from territory.areas a
      where a.community_id = ${communityId} and a.retired_at is null and ${also}
    ) named where plain like ${pattern} or full_initials like ${pattern}`
}

function plainOf(q: string): string {
  return q.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '')
}

/** Words and numbers in their order; dashes only part them. */
function patternOf(plain: string): string {
  const parts = plain.match(/\d+[^\d-]*|[^\d-]+/g) ?? []
  return `%${parts.map(escapeLike).join('%')}%`
}

function escapeLike(part: string): string {
  return part.replaceAll(/[\\%_]/g, '\\$&')
}
