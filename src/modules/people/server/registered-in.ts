import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { Role } from './residences.ts'

/** Somebody's tie to a dwelling on a day, with what rolls are drawn by. */
export type RegisteredTie = {
  dwelling_id: string
  person_id: string
  name: string
  role: Role
  share_bp: number | null
  lives_here: boolean
  birth_date: string | null
  party_member: boolean | null
  newcomer: boolean
  household_id: string | null
  head: boolean
}

const tiesMost = 60_000

/**
 * Everybody living whom the register ties to dwellings of an area on a day: owners first, then whoever came first. The household is the
 * present one of that dwelling.
 */
export async function registeredIn(
  tx: Tx,
  communityId: number,
  area: { admin_path: string | null; compound_path: string | null },
  day: string,
): Promise<RegisteredTie[]> {
  const path = area.compound_path ?? area.admin_path ?? ''
  const column = sql.ref(area.compound_path === null ? 'r.admin_path' : 'r.compound_path')
  const inside =
    path === '' ? sql`true` : sql`(${column} = ${path} or (${column} >= ${`${path}/`} and ${column} < ${`${path}0`}))`
  const found = await sql<RegisteredTie>`
    select r.dwelling_id, r.person_id, p.name, r.role, r.share_bp, r.lives_here, p.birth_date::text as birth_date, p.party_member,
      p.newcomer, h.id as household_id, coalesce(m.relation = 'head', false) as head
    from people.residences r
    join people.persons p on p.community_id = r.community_id and p.id = r.person_id
    left join people.household_members m on m.community_id = r.community_id and m.person_id = r.person_id and m.left_at is null
      and exists (select 1 from people.households x where x.community_id = m.community_id and x.id = m.household_id
        and x.dwelling_id = r.dwelling_id and x.dissolved_at is null)
    left join people.households h on h.community_id = m.community_id and h.id = m.household_id
    where r.community_id = ${communityId} and ${inside}
      and (r.from_day is null or r.from_day <= ${day}::date) and (r.until_day is null or r.until_day >= ${day}::date)
      and p.merged_into is null and p.erased_at is null and (p.died_on is null or p.died_on > ${day}::date)
    order by r.role not in ('owner', 'co_owner'), r.role <> 'owner', r.share_bp desc nulls last, r.from_day nulls first, r.id
    limit ${tiesMost}`.execute(tx)
  return found.rows
}
