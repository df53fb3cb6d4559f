import type pg from 'pg'
import { readConfig } from '../../src/platform/config.ts'
import { openDatabase } from '../../src/platform/db/database.ts'
import type { Place } from '../support/database.ts'

/** Asks and changes tables while no server has them. */
export async function onTables<T>(place: Place, work: (owner: pg.Pool) => Promise<T>): Promise<T> {
  const database = await openDatabase(readConfig(place.env))
  try {
    return await work(database.owner)
  } finally {
    await database.close()
  }
}

/** The ballot ends while votes still come in. */
export const endSoon = (owner: pg.Pool, community: number, ballot: string) =>
  owner.query(
    `update ballots.ballots set closes_at = now() + interval '6 seconds' where community_id = $1 and id = $2`,
    [community, ballot],
  )

export const endNow = (owner: pg.Pool, community: number, ballot: string) =>
  owner.query(`update ballots.ballots set closes_at = least(closes_at, now()) where community_id = $1 and id = $2`, [
    community,
    ballot,
  ])
