import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'

export type KnownResident = { dwelling_id: string; person_id: string; name: string; role: string; lives_here: boolean }

const residentsMost = 5_000

/** Whom the register knows in some dwellings now, owners first. Whoever asks has checked that the reader may see these dwellings. */
export async function residentsOfDwellings(
  tx: Tx,
  communityId: number,
  dwellingIds: readonly string[],
): Promise<Map<string, KnownResident[]>> {
  if (dwellingIds.length === 0) return new Map()
  const found = await sql<KnownResident>`
    select r.dwelling_id, r.person_id, p.name, r.role, r.lives_here from people.residences r
    join people.persons p on p.community_id = r.community_id and p.id = r.person_id
    where r.community_id = ${communityId} and r.dwelling_id = any (${[...new Set(dwellingIds)]}::uuid[]) and r.until_day is null
      and p.merged_into is null
    order by r.role not in ('owner', 'co_owner'), r.from_day nulls first, r.id limit ${residentsMost}`.execute(tx)
  return Map.groupBy(found.rows, (row) => row.dwelling_id)
}
