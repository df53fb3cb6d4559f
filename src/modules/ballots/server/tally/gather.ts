/** Votes as a count needs them: the same ones together, and who took part by group. */
import { setTimeout as wait } from 'node:timers/promises'
import { type RawBuilder, sql } from 'kysely'
import type { Look, ReadContext } from '../../../../platform/command/types.ts'
import type { Group } from '../../contract/kinds.ts'
import type { BallotRow } from '../store.ts'

/** Ballots that say the same. */
export type Cast = { choices: string[]; count: number }

export type Gathered = {
  casts: Cast[]
  on_roll: number
  took: number
  /** where the rules show results by group */
  groups: { group: Group; on_roll: number; took: number; votes: Record<string, number> }[]
  /** papers in the urn of a secret ballot */
  urn?: { valid: number; invalid: number }
}

/** Rows a question reads: some thirty milliseconds of the database's work, and as much again to begin a question. */
const rowsAtOnce = 15_000
/** Codes of options are letters and digits, so this parts them, and sorts before them. */
const between = ','
const waitMost = 100

/** What is the same in a piece, and how often it is there; `by` is the group where one is asked for. */
type Same = [marks: string, valid: boolean | null, count: number, by: Group | null]
type Piece = { same: Same[]; last: string | null }
type Read = (ctx: ReadContext, after: string | null) => Promise<Piece>

/** Reads in pieces, each a question of its own: no row is locked, and where `pausing` others get as much time as a piece took. */
async function* pieces(look: Look, read: Read, pausing: boolean): AsyncGenerator<Same> {
  let after: string | null = null
  for (;;) {
    const started = performance.now()
    const from: string | null = after
    const { same, last }: Piece = await look((ctx) => read(ctx, from))
    yield* same
    if (last === null || same.reduce((sum, [, , count]) => sum + count, 0) < rowsAtOnce) return
    after = last
    if (pausing) await wait(Math.min(waitMost, performance.now() - started))
  }
}

/** One row with everything as JSON: put together by the database, and quickly read. `piece` has `key`, `choices`, `valid` and `by`. */
async function together(ctx: ReadContext, piece: RawBuilder<unknown>): Promise<Piece> {
  const found = await sql<Piece>`
    with piece as materialized (${piece})
    select (select p.key::text from piece p order by p.key desc limit 1) as last,
      (select coalesce(json_agg(json_build_array(coalesce(array_to_string(g.choices, ${between}), ''), g.valid, g.count, g.by)), '[]')
        from (select choices, valid, by, count(*)::int as count from piece group by choices, valid, by) g) as same`.execute(
    ctx.tx,
  )
  return found.rows[0] ?? { same: [], last: null }
}

const votes =
  ({ id }: BallotRow): Read =>
  (ctx, after) =>
    together(
      ctx,
      sql`
        select voter_id as key, choices, valid, null::text as by from ballots.votes
        where community_id = ${ctx.communityId} and ballot_id = ${id} and (${after}::uuid is null or voter_id > ${after}::uuid)
        order by voter_id limit ${rowsAtOnce}`,
    )

const urn =
  ({ id }: BallotRow): Read =>
  (ctx, after) =>
    together(
      ctx,
      sql`
        select random as key, choices, true as valid, null::text as by from ballots.urn
        where community_id = ${ctx.communityId} and ballot_id = ${id} and (${after}::bytea is null or random > ${after}::bytea)
        order by random limit ${rowsAtOnce}`,
    )

/** The roll. By group with each row's vote, looked up row by row: joined as a whole, every piece would read all votes. */
const roll =
  ({ id, by_group }: BallotRow): Read =>
  (ctx, after) => {
    const vote = by_group
      ? sql`left join lateral (select valid, choices from ballots.votes c where c.community_id = ${ctx.communityId}
          and c.ballot_id = ${id} and c.voter_id = v.id limit 1) c on true`
      : sql`cross join (select null::boolean as valid, null::text[] as choices) c`
    return together(
      ctx,
      sql`
        select v.id as key, c.choices, c.valid, case when v.struck_at is null then v.group_code end as by from ballots.voters v ${vote}
        where v.community_id = ${ctx.communityId} and v.ballot_id = ${id} and (${after}::uuid is null or v.id > ${after}::uuid)
        order by v.id limit ${rowsAtOnce}`,
    )
  }

/** Reads a ballot's votes in pieces. `pausing`: nobody waits for it under a lock, so it stands back behind whoever asks something. */
export async function gatherVotes(look: Look, row: BallotRow, { pausing }: { pausing: boolean }): Promise<Gathered> {
  const counts = new Map<string, number>()
  let took = 0
  for await (const [marks, valid, count] of pieces(look, votes(row), pausing)) {
    took += count
    if (valid && !row.secret) counts.set(marks, (counts.get(marks) ?? 0) + count)
  }
  const groups = new Map<Group, Gathered['groups'][number]>()
  for await (const same of pieces(look, roll(row), pausing)) intoGroup(groups, same)
  const all = [...groups.values()].sort((a, b) => (a.group < b.group ? -1 : 1))
  const on_roll = all.reduce((sum, group) => sum + group.on_roll, 0)
  const common = { on_roll, took, groups: row.by_group ? all : [] }
  if (!row.secret) return { ...common, casts: castsOf(counts) }
  for await (const [marks, , count] of pieces(look, urn(row), pausing))
    counts.set(marks, (counts.get(marks) ?? 0) + count)
  const invalid = counts.get('') ?? 0
  counts.delete('')
  const casts = castsOf(counts)
  return { ...common, casts, urn: { valid: casts.reduce((sum, { count }) => sum + count, 0), invalid } }
}

/** Struck rows count for nobody: they are in no group. */
function intoGroup(groups: Map<Group, Gathered['groups'][number]>, [marks, valid, count, group]: Same): void {
  if (group === null) return
  const found = groups.get(group) ?? { group, on_roll: 0, took: 0, votes: {} }
  groups.set(group, found)
  found.on_roll += count
  if (valid === null) return
  found.took += count
  if (!valid) return
  for (const code of codesOf(marks)) found.votes[code] = (found.votes[code] ?? 0) + count
}

/** In the order of what was chosen, whoever cast it and whichever database. */
function castsOf(counts: ReadonlyMap<string, number>): Cast[] {
  return [...counts.keys()].sort().map((marks) => ({ choices: codesOf(marks), count: counts.get(marks) ?? 0 }))
}

const codesOf = (marks: string) => (marks === '' ? [] : marks.split(between))
