import { sql } from 'kysely'
import type { Tx } from '../../src/platform/db/database.ts'
import type { Year } from './year.ts'

type Row = { id: string; person_id: string }

/** Rows of a roll, by number. */
export async function rollOf(year: Year, tx: Tx, ballotId: string): Promise<Row[]> {
  const found = await sql<Row>`
    select id, person_id from ballots.voters
    where community_id = ${year.parts.workshop.communityId} and ballot_id = ${ballotId} order by serial`.execute(tx)
  return found.rows
}

/** Some grown-ups of the register, from all over it. */
export async function grownUps(year: Year, tx: Tx, most: number): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select id from (select id, row_number() over (order by id) as place, count(*) over () as all_of_them from people.persons
      where community_id = ${year.parts.workshop.communityId} and birth_date < '2000-01-01' and merged_into is null and died_on is null) p
    where place % greatest(1, all_of_them / ${most}) = 0 order by place limit ${most}`.execute(tx)
  return found.rows.map((row) => row.id)
}
