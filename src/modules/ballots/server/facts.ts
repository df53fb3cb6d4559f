import { sql } from 'kysely'
import type { ReadContext } from '../../../platform/command/types.ts'
import { holdersOf } from '../../bodies/api.ts'
import type { Kind, Phase } from '../contract/kinds.ts'
import { office } from './permissions.ts'
import { type BallotRow, findBallot, optionsOf, phaseOf } from './store.ts'
import { keptResult } from './tally/kept.ts'

/** A ballot as far as messages speak of it: its number and days. */
export type BallotFacts = Pick<
  BallotRow,
  | 'id'
  | 'number'
  | 'title'
  | 'area_id'
  | 'last_day'
  | 'objections_until'
  | 'announced_at'
  | 'admin_path'
  | 'compound_path'
> & { phase: Phase }

export async function ballotFacts(ctx: ReadContext, id: string): Promise<BallotFacts | undefined> {
  const row = await findBallot(ctx, id)
  return row && { ...row, phase: phaseOf(row, ctx.now) }
}

/** `after`: whoever comes behind that person. */
type Page = { after: string | null; limit: number }

/** Whose word counts for a row of the roll, a page of them by id; `waiting`: only rows without a vote. Each person once. */
export async function speakersOfBallot(
  ctx: ReadContext,
  id: string,
  which: 'all' | 'waiting',
  { after, limit }: Page,
): Promise<string[]> {
  const unvoted = sql`and not exists (select 1 from ballots.votes c
    where c.community_id = s.community_id and c.ballot_id = s.ballot_id and c.voter_id = s.voter_id)`
  const found = await sql<{ person_id: string }>`
    select distinct s.person_id from ballots.speakers s
    join ballots.voters v on v.community_id = s.community_id and v.ballot_id = s.ballot_id and v.id = s.voter_id
    where s.community_id = ${ctx.communityId} and s.ballot_id = ${id} and v.struck_at is null ${which === 'waiting' ? unvoted : sql``}
      and (${after}::uuid is null or s.person_id > ${after}::uuid)
    order by s.person_id limit ${limit}`.execute(ctx.tx)
  return found.rows.map((row) => row.person_id)
}

/** Who manages it: holds such a post over its place. */
export async function managersOfBallot(ctx: ReadContext, ballot: BallotFacts): Promise<string[]> {
  const areaPaths = [ballot.admin_path ?? '', ballot.compound_path ?? '']
  const holders = await holdersOf(ctx.tx, ctx.communityId, { kind: office, areaPaths }, ctx.now)
  return [...new Set(holders.map((holder) => holder.person_id))]
}

export type ObjectionFacts = { ballot_id: string; person_id: string | null; decided_at: Date | null }

export async function objectionFacts(ctx: ReadContext, id: string): Promise<ObjectionFacts | undefined> {
  const found = await sql<ObjectionFacts>`
    select ballot_id, person_id, decided_at from ballots.objections
    where community_id = ${ctx.communityId} and id = ${id}`.execute(ctx.tx)
  return found.rows[0]
}

/** A ballot as whoever asked for it follows it; `winners` (titles) and `winner_codes` from the display of the result on. */
export type BallotOutcome = {
  id: string
  number: string
  kind: Kind
  title: string
  phase: Phase
  winners: string[]
  winner_codes: string[]
}

const displayed: readonly Phase[] = ['objection', 'final', 'published']

/** Ballots by id, with what won once that is displayed; unknown ids are missing. */
export async function ballotOutcomes(ctx: ReadContext, ids: readonly string[]): Promise<BallotOutcome[]> {
  const outcomes: BallotOutcome[] = []
  for (const id of ids) {
    const row = await findBallot(ctx, id)
    if (!row) continue
    const phase = phaseOf(row, ctx.now)
    const kept = displayed.includes(phase) ? await keptResult(ctx, id) : undefined
    const options = kept ? await optionsOf(ctx, id) : []
    const winner_codes = kept?.counted.winners ?? []
    const winners = winner_codes.map((code) => options.find((one) => one.code === code)?.title ?? code)
    outcomes.push({ id, number: row.number, kind: row.kind, title: row.title, phase, winners, winner_codes })
  }
  return outcomes
}
