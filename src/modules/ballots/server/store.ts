/** The tables of ballots, as commands and queries need them. */
import { sql } from 'kysely'
import type { ReadContext, WriteContext } from '../../../platform/command/types.ts'
import { holdsOver } from '../../../shared/actor.ts'
import { refuse } from '../../../shared/refusal.ts'
import type { Kind, PartKind, Phase, Rule } from '../contract/kinds.ts'

export type BallotRow = {
  id: string
  number: string
  kind: Kind
  rule: Rule
  title: string
  description: string
  formal: boolean
  named: boolean
  by_group: boolean
  winners: number
  choices_most: number
  budget_fen: number | null
  matter: 'ordinary' | 'special' | null
  consent_percent: number | null
  score_most: number | null
  each_group: boolean
  /** of what fewer judge a satisfaction ballot with a bar draws no conclusion; null: there is no such rule */
  judges_least: number | null
  silence: 'none' | 'majority'
  silence_basis: string
  roll_kind: 'persons' | 'households' | 'owners' | 'listed'
  roll_day: string
  developer: string
  area_total_cm2: number | null
  area_id: string | null
  admin_path: string | null
  compound_path: string | null
  opens_day: string
  closes_day: string
  notice_days: number
  objection_days: number
  extend_days: number
  extend_below_percent: number
  opens_at: Date
  closes_at: Date
  extended_at: Date | null
  last_day: string
  state: 'draft' | 'announced' | 'tallied' | 'objection' | 'final' | 'published' | 'withdrawn'
  rules_hash: string | null
  seed: string
  seed_commitment: string
  roll_drawn_at: Date | null
  roll_last: number
  made_at: Date
  made_by_person: string | null
  announced_at: Date | null
  tallied_at: Date | null
  objections_until: Date | null
  final_at: Date | null
  published_at: Date | null
  withdraw_reason: string
  follows_id: string | null
  round: number
  counted_by: PartKind
  live_agreed: boolean
  funding: string
  upkeep: string
  affected_agree: boolean
  secret: boolean
  public_key: string | null
  nominate_what: 'options' | 'candidates' | null
  nominate_until: string | null
  endorsements_least: number
  nominations_opened_at: Date | null
}

export type OptionRow = {
  code: string
  title: string
  description: string
  cost_fen: number | null
  candidate_person_id: string | null
  nomination_id: string | null
}

export const ballotColumns = sql.raw(
  [
    'id, number, kind, rule, title, description, formal, named, by_group, winners, choices_most',
    'budget_fen::float8 as budget_fen, matter, consent_percent, silence, silence_basis, roll_kind, roll_day::text as roll_day',
    'developer, area_total_cm2::float8 as area_total_cm2, area_id, admin_path, compound_path, opens_day::text as opens_day',
    'closes_day::text as closes_day, notice_days, objection_days, extend_days, extend_below_percent, opens_at, closes_at',
    'extended_at, last_day::text as last_day, state, rules_hash, seed, seed_commitment, roll_drawn_at, roll_last, made_at, made_by_person, announced_at',
    'tallied_at, objections_until, final_at, published_at, withdraw_reason, follows_id, round, counted_by, live_agreed, funding, upkeep, affected_agree',
    'secret, public_key, score_most, each_group, judges_least',
    'nominate_what, nominate_until::text as nominate_until, endorsements_least, nominations_opened_at',
  ]
    .join(', ')
    .replaceAll(/(^|, )(\w)/g, '$1b.$2'),
)

/** What the clock makes of a ballot: announced, it is open from its first day to the end of its last one. */
export function phaseOf(row: Pick<BallotRow, 'state' | 'opens_at' | 'closes_at'>, now: Date): Phase {
  if (row.state !== 'announced') return row.state
  if (now < row.opens_at) return 'announced'
  return now < row.closes_at ? 'open' : 'closed'
}

export async function findBallot(ctx: ReadContext, id: string): Promise<BallotRow | undefined> {
  const found = await sql<BallotRow>`
    select ${ballotColumns} from ballots.ballots b where b.community_id = ${ctx.communityId} and b.id = ${id}`.execute(
    ctx.tx,
  )
  return found.rows[0]
}

export const placeOf = (row: Pick<BallotRow, 'admin_path' | 'compound_path'>) => ({
  paths: [row.admin_path, row.compound_path],
})

/** A ballot whose place the reader's posts reach. Refusal: `platform.not_found`. */
export async function seenBallot(ctx: ReadContext, id: string): Promise<BallotRow> {
  const row = await findBallot(ctx, id)
  return row && mayRead(ctx, row) ? row : refuse('platform.not_found')
}

/** Posts above or below the ballot's place read it: a grid worker's doors lie within a compound's vote. */
export function mayRead(ctx: ReadContext, row: BallotRow): boolean {
  return holdsOver(ctx.actor, 'ballots.read', placeOf(row)) || within(ctx, 'ballots.read', row)
}

/** Whether a post that carries the permission lies within the ballot's place. */
function within(ctx: ReadContext, permission: string, row: BallotRow): boolean {
  const posts = ctx.actor.permissions.get(permission) ?? []
  return posts.some(({ areaPath }) =>
    [row.admin_path, row.compound_path].some(
      (path) =>
        path !== null && areaPath !== null && (path === '' || areaPath === path || areaPath.startsWith(`${path}/`)),
    ),
  )
}

/**
 * Locks a ballot for an act of whoever manages it, in one of some phases. Casting waits, and sees what came of it. Refusals by precedence:
 * `platform.not_found`, `platform.not_allowed`, `ballots.phase_unfit`.
 */
export async function lockBallot(ctx: WriteContext, id: string, phases: readonly Phase[]): Promise<BallotRow> {
  const found = await sql<BallotRow>`
    select ${ballotColumns} from ballots.ballots b
    where b.community_id = ${ctx.communityId} and b.id = ${id} for update of b`.execute(ctx.tx)
  const row = found.rows[0]
  if (!row || !(ctx.actor.kind === 'system' || mayRead(ctx, row))) return refuse('platform.not_found')
  if (!holdsOver(ctx.actor, 'ballots.manage', placeOf(row))) refuse('platform.not_allowed')
  return phases.includes(phaseOf(row, ctx.now)) ? row : refuse('ballots.phase_unfit')
}

/** The same for whoever enters, beside others: nobody closes or counts meanwhile. Refusals: `platform.not_found`, `ballots.phase_unfit`. */
export async function shareBallot(ctx: WriteContext, id: string, phases?: readonly Phase[]): Promise<BallotRow> {
  const found = await sql<BallotRow>`
    select ${ballotColumns} from ballots.ballots b
    where b.community_id = ${ctx.communityId} and b.id = ${id} for share of b`.execute(ctx.tx)
  const row = found.rows[0] ?? refuse('platform.not_found')
  return phases === undefined || phases.includes(phaseOf(row, ctx.now)) ? row : refuse('ballots.phase_unfit')
}

export async function optionsOf(ctx: ReadContext, ballotId: string): Promise<OptionRow[]> {
  const found = await sql<OptionRow>`
    select code, title, description, cost_fen::float8 as cost_fen, candidate_person_id, nomination_id from ballots.options
    where community_id = ${ctx.communityId} and ballot_id = ${ballotId} order by position`.execute(ctx.tx)
  return found.rows
}

export async function changeBallot(ctx: WriteContext, id: string, set: Record<string, unknown>): Promise<void> {
  await ctx.tx
    .updateTable('ballots.ballots')
    .set(set)
    .where('community_id', '=', ctx.communityId)
    .where('id', '=', id)
    .execute()
}

/** Whether somebody has voted: from then on the rules stand. */
export async function hasVotes(ctx: ReadContext, ballotId: string): Promise<boolean> {
  const found = await sql`
    select 1 from ballots.votes where community_id = ${ctx.communityId} and ballot_id = ${ballotId} limit 1`.execute(
    ctx.tx,
  )
  return found.rows.length > 0
}

export type Turnout = { on_roll: number; took: number }

/** How many stand on the roll and how many votes there are, by ballot. */
export async function turnoutOf(ctx: ReadContext, ids: readonly string[]): Promise<Map<string, Turnout>> {
  const found = await sql<Turnout & { ballot_id: string }>`
    select v.ballot_id, count(*)::int as on_roll, count(c.voter_id)::int as took
    from ballots.voters v
    left join ballots.votes c on c.community_id = v.community_id and c.ballot_id = v.ballot_id and c.voter_id = v.id
    where v.community_id = ${ctx.communityId} and v.ballot_id = any (${[...ids]}::uuid[]) and v.struck_at is null
    group by v.ballot_id`.execute(ctx.tx)
  return new Map(found.rows.map((row) => [row.ballot_id, row]))
}
