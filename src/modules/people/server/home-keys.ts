import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'

/** A household somebody is of now: by its id, or by the dwelling's where it is the only one there. Since `from_day`, where that is known. */
export type HomeKey = { key: string; from_day: string | null }

type Home = { dwelling_id: string; from_day: string | null; household_id: string | null; entered: number }

const grownUpYears = 18

/**
 * The households whose word a grown-up's is, as rolls of households are drawn: who lives in a dwelling without an entered household is one
 * together; where households are entered there, who is in none of them is of none. `day`: who is 18 on it; an unknown birthday counts as grown-up.
 */
export async function homeKeys(tx: Tx, communityId: number, personId: string, day: string): Promise<HomeKey[]> {
  const found = await sql<Home>`
    select r.dwelling_id, r.from_day::text as from_day, own.household_id,
      (select count(*) from people.households h
        where h.community_id = r.community_id and h.dwelling_id = r.dwelling_id and h.dissolved_at is null)::int as entered
    from people.residences r
    join people.persons p on p.community_id = r.community_id and p.id = r.person_id
    left join lateral (
      select m.household_id from people.household_members m
      join people.households h on h.community_id = m.community_id and h.id = m.household_id
      where m.community_id = r.community_id and m.person_id = r.person_id and m.left_at is null
        and h.dwelling_id = r.dwelling_id and h.dissolved_at is null limit 1) own on true
    where r.community_id = ${communityId} and r.person_id = ${personId} and r.until_day is null and r.lives_here
      and (p.birth_date is null or p.birth_date <= ${day}::date - make_interval(years => ${grownUpYears}::int))
      and p.merged_into is null and p.erased_at is null and p.died_on is null`.execute(tx)
  return found.rows.flatMap(({ dwelling_id, from_day, household_id, entered }) => {
    const alone = entered === 0 || (household_id !== null && entered === 1)
    return [...(household_id === null ? [] : [household_id]), ...(alone ? [dwelling_id] : [])].map((key) => ({
      key,
      from_day,
    }))
  })
}
