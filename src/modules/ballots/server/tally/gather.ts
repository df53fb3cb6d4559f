/** Votes as a count needs them: the same ones together, and who took part by group. */
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Look, ReadContext } from '../../../../platform/command/types.ts'
import type { Group } from '../../contract/kinds.ts'
import type { BallotRow } from '../store.ts'

/** Ballots that say the same. */
export type Cast = { choices: string[]; count: number }

export type Gathered = {
  casts: Cast[]
  groups: { group: Group; on_roll: number; took: number; votes: Record<string, number> }[]
  /** papers in the urn of a secret ballot */
  urn?: { valid: number; invalid: number }
}

/** Rows a question reads: some ten milliseconds of the database's work. */
const piece = 5_000
/** Codes of options are letters and digits, so this parts them, and sorts before them. */
const between = ','
const waitMost = 100

/** Every piece a question of its own; where it isn't one transaction, others get as much time as the piece took before the next. */
async function* pieces<Row extends { last: string }>(
  look: Look,
  read: (ctx: ReadContext, after: string | null) => Promise<Row[]>,
  pausing: boolean,
): AsyncGenerator<Row> {
  let after: string | null = null
  for (;;) {
    const started = performance.now()
    const from: string | null = after
    const rows: Row[] = await look((ctx) => read(ctx, from))
    const last: string | undefined = rows[0]?.last
    if (last === undefined) return
    yield* rows
    after = last
    if (pausing) await wait(Math.min(waitMost, performance.now() - started))
  }
}

type RollPiece = {
  group: Group
  stands: boolean
  took: boolean
  valid: boolean
  marks: string
  count: number
  last: string
}

/** The roll, and beside each row its vote; in a secret ballot only that there is one. Struck rows count for nobody. */
async function rollPiece(ctx: ReadContext, { id, secret }: BallotRow, after: string | null): Promise<RollPiece[]> {
  const marks = secret ? sql`''` : sql`coalesce(array_to_string(c.choices, ${between}), '')`
  const found = await sql<RollPiece>`
    with piece as materialized (
      select v.id, v.group_code, v.struck_at is null as stands from ballots.voters v
      where v.community_id = ${ctx.communityId} and v.ballot_id = ${id} and (${after}::uuid is null or v.id > ${after}::uuid)
      order by v.id limit ${piece})
    select p.group_code as "group", p.stands, c.voter_id is not null as took, coalesce(c.valid, false) as valid, ${marks} as marks,
      count(*)::int as count, (select id::text from piece order by id desc limit 1) as last
    from piece p left join ballots.votes c on c.community_id = ${ctx.communityId} and c.ballot_id = ${id} and c.voter_id = p.id
    group by 1, 2, 3, 4, 5`.execute(ctx.tx)
  return found.rows
}

type UrnPiece = { marks: string; count: number; last: string }

async function urnPiece(ctx: ReadContext, { id }: BallotRow, after: string | null): Promise<UrnPiece[]> {
  const found = await sql<UrnPiece>`
    with piece as materialized (
      select random, choices from ballots.urn
      where community_id = ${ctx.communityId} and ballot_id = ${id} and (${after}::text is null or random > decode(${after}, 'hex'))
      order by random limit ${piece})
    select array_to_string(choices, ${between}) as marks, count(*)::int as count,
      (select encode(random, 'hex') from piece order by random desc limit 1) as last
    from piece group by 1`.execute(ctx.tx)
  return found.rows
}

/** Reads a ballot's votes in pieces. `pausing`: nobody waits for it under a lock, so that it stands back behind whoever asks something. */
export async function gatherVotes(look: Look, row: BallotRow, { pausing }: { pausing: boolean }): Promise<Gathered> {
  const counts = new Map<string, number>()
  const groups = new Map<Group, Gathered['groups'][number]>()
  for await (const one of pieces(look, (ctx, after) => rollPiece(ctx, row, after), pausing)) {
    if (!row.secret && one.valid) add(counts, one)
    if (one.stands) intoGroup(groups, row, one)
  }
  const all = [...groups.values()].sort((a, b) => (a.group < b.group ? -1 : 1))
  if (!row.secret) return { casts: castsOf(counts), groups: all }
  for await (const one of pieces(look, (ctx, after) => urnPiece(ctx, row, after), pausing)) add(counts, one)
  const invalid = counts.get('') ?? 0
  counts.delete('')
  const casts = castsOf(counts)
  return { casts, groups: all, urn: { valid: casts.reduce((sum, { count }) => sum + count, 0), invalid } }
}

function add(counts: Map<string, number>, { marks, count }: { marks: string; count: number }): void {
  counts.set(marks, (counts.get(marks) ?? 0) + count)
}

function intoGroup(groups: Map<Group, Gathered['groups'][number]>, row: BallotRow, one: RollPiece): void {
  const found = groups.get(one.group) ?? { group: one.group, on_roll: 0, took: 0, votes: {} }
  groups.set(one.group, found)
  found.on_roll += one.count
  if (one.took) found.took += one.count
  if (!row.by_group || !one.valid) return
  for (const code of codesOf(one.marks)) found.votes[code] = (found.votes[code] ?? 0) + one.count
}

/** In the order of what was chosen, whoever cast it and whichever database. */
function castsOf(counts: ReadonlyMap<string, number>): Cast[] {
  return [...counts.keys()].sort().map((marks) => ({ choices: codesOf(marks), count: counts.get(marks) ?? 0 }))
}

const codesOf = (marks: string) => (marks === '' ? [] : marks.split(between))
