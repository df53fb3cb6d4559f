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
