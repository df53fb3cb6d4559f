import type pg from 'pg'
import { readConfig } from '../../src/platform/config.ts'
import { openDatabase } from '../../src/platform/db/database.ts'
import { type Session, send } from '../support/http.ts'

/** Two ballots of one community: rows of an open one to cast for, and one full of votes to be counted meanwhile. */
export type Ballots = { open: string; counted: string; voters: string[] }

const dayMs = 86_400_000
const options = 30
const marked = 6

const civil = (after: number) => new Date(Date.now() + 8 * 3_600_000 + after * dayMs).toISOString().slice(0, 10)

/** Drafts, lists one person and announces as the office does; who is on the roll beyond that is filled in by SQL. */
export async function draftBallots(secretary: Session, community: number): Promise<Omit<Ballots, 'voters'>> {
  const shared = { kind: 'approval', rule: 'equal-shares', winners: 5 }
  const draft = (title: string) => announced(secretary, community, { ...shared, title }, options)
  return { open: await draft('测量：一边投'), counted: await draft('测量：一边数') }
}

/** A ballot open from today on, with one person on its roll. */
export async function announced(secretary: Session, community: number, more: object, choices: number): Promise<string> {
  const people = await send(secretary, 'GET', `/api/c/${community}/people?limit=1`)
  const person = (JSON.parse(people.text) as { items: { id: string }[] }).items[0]?.id
  const form = {
    ...{ roll_kind: 'listed', roll_day: civil(0), opens_day: civil(0), closes_day: civil(5), notice_days: 0, ...more },
    options: Array.from({ length: choices }, (_, index) => ({ title: `第 ${index + 1} 项` })),
  }
  const { text } = await send(secretary, 'POST', `/api/c/${community}/ballots`, form)
  const { id } = JSON.parse(text) as { id: string }
  const path = `/api/c/${community}/ballots/${id}`
  await send(secretary, 'POST', `${path}/roll/add`, { person_id: person })
  await send(secretary, 'POST', `${path}/announce`, {})
  return id
}

/** More rows on a roll; answers their ids. */
export async function fillRoll(owner: pg.Pool, community: number, ballot: string, rows: number): Promise<string[]> {
  await owner.query(
    `insert into ballots.voters (community_id, ballot_id, id, serial, same_key, name, place, building, group_code, source)
    select $1, $2, gen_random_uuid(), n + 10, 'made ' || n, '投票人' || n, '', '', 'none', 'added' from generate_series(1, $3) n`,
    [community, ballot, rows],
  )
  const found = await owner.query<{ id: string }>(
    `select id from ballots.voters where community_id = $1 and ballot_id = $2 and name like '投票人%' order by serial`,
    [community, ballot],
  )
  return found.rows.map((row) => row.id)
}

/** Fills both rolls, and the second ballot's votes, which then is over and counted by hand through the product. */
export async function fillBallots(
  env: Record<string, string>,
  community: number,
  ballots: Omit<Ballots, 'voters'>,
  rows: number,
): Promise<Ballots> {
  const database = await openDatabase(readConfig(env))
  try {
    const voters = await fillRoll(database.owner, community, ballots.open, rows)
    await fillRoll(database.owner, community, ballots.counted, rows)
    await database.owner.query(
      `insert into ballots.votes (community_id, ballot_id, voter_id, channel, choices, valid, receipt, cast_at)
      select v.community_id, v.ballot_id, v.id, 'counter',
        (select array_agg('o' || ((v.serial * 7 + k * (array[1, 7, 11, 13])[1 + v.serial / ${options} % 4]) % ${options} + 1))
          from generate_series(1, ${marked} - v.serial / 120 % 4) k),
        true,
        substr(md5(v.serial::text), 1, 8), now()
      from ballots.voters v where v.community_id = $1 and v.ballot_id = $2`,
      [community, ballots.counted],
    )
    await database.owner.query(
      `update ballots.ballots set closes_at = now() - interval '1 minute' where community_id = $1 and id = $2`,
      [community, ballots.counted],
    )
    await database.owner.query('vacuum analyze ballots.voters')
    return { ...ballots, voters }
  } finally {
    await database.close()
  }
}
