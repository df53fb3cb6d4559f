import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import {
  BallotFault,
  type Count,
  countAside,
  type Election,
  type Job,
  type Outcome,
  readElection,
  writeOwn,
} from '../../../../engines/ballot/index.ts'
import type { Look, ReadContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import type { Group } from '../../contract/views.ts'
import { sha256 } from '../rules.ts'
import { countUrn, signedOf } from '../secret/urn-rows.ts'
import { type BallotRow, findBallot, mayRead, type OptionRow, optionsOf } from '../store.ts'
import { countOwners, type OwnersFigures, reaches, type Sides } from './owners.ts'
import { type Part, partsOf, sidesOf } from './parts.ts'

/** What a count comes to: kept once, and found the same by every recount. */
export type Counted = {
  ballots: number
  invalid: number
  /** of a secret ballot: rows that took part, and no paper came in */
  unused?: number
  on_roll: number
  winners: string[]
  votes: Record<string, number>
  groups: { group: Group; on_roll: number; took: number; votes: Record<string, number> }[]
  owners: OwnersFigures | null
  /** buildings or stairwells, where they are counted by themselves */
  parts?: Part[]
  outcome: Outcome | null
  ballots_sha256: string
}

type Cast = { choices: string[]; count: number }

const engineKinds = {
  consultation: 'approval',
  choose: 'approval',
  approval: 'approval',
  ranking: 'ranked',
  budget: 'budget',
} as const
const fenPerYuan = 100

/** Ballots of one kind together: their order, and who cast them, is in no figure. */
async function castsOf(ctx: ReadContext, { id, secret }: BallotRow): Promise<Cast[]> {
  const cast = secret
    ? sql`ballots.urn where choices <> '{}' and community_id = ${ctx.communityId}`
    : sql`ballots.votes where valid and community_id = ${ctx.communityId}`
  const found = await sql<Cast>`
    select choices, count(*)::int as count from ${cast} and ballot_id = ${id}
    group by choices order by choices`.execute(ctx.tx)
  return found.rows
}

/** The ballots in our own form; options go by their titles, so that whoever counts again reads them too. */
function textOf(row: BallotRow, options: readonly OptionRow[], casts: readonly Cast[]): string {
  const titles = new Map(options.map(({ code, title }) => [code, title]))
  const kind = row.kind in engineKinds ? engineKinds[row.kind as keyof typeof engineKinds] : 'approval'
  const money = kind === 'budget'
  const yuan = (fen: number) => (fen / fenPerYuan).toFixed(2)
  return JSON.stringify({
    ...{ format: 'linli-ballots/1', kind, title: row.title, rule: row.rule },
    ...(money ? { budget: yuan(row.budget_fen ?? 0) } : { seats: row.winners }),
    options: options.map(({ title, cost_fen }) =>
      money ? { id: title, name: title, cost: yuan(cost_fen ?? 0) } : { id: title, name: title },
    ),
    ballots: casts.map(({ choices, count }) => ({ count, choices: choices.map((code) => titles.get(code) ?? code) })),
  })
}

/** The ballots as the engine reads them. */
export function electionOf(row: BallotRow, options: readonly OptionRow[], casts: readonly Cast[]): Election {
  return readElection('ballots.json', textOf(row, options, casts))
}

/** The ballots in the engine's own form: `linli tally FILE --rule NAME --lot SEED` counts them again. */
export async function ballotsFile(ctx: ReadContext, row: BallotRow, options: readonly OptionRow[]): Promise<string> {
  const election = electionOf(row, options, await castsOf(ctx, row))
  return writeOwn(election, row.secret ? await signedOf(ctx, row, options) : undefined)
}

/** Whatever counts a job of the engine: at once, or having counted it before. Throws BallotFault. */
export type Counter = (job: Job) => Promise<Count>

function jobOf(row: BallotRow, options: readonly OptionRow[], casts: readonly Cast[]): Job {
  const seats = row.kind === 'budget' || row.rule === 'runoff' ? undefined : row.winners
  return { text: textOf(row, options, casts), asked: { rule: row.rule, seats, seed: row.seed } }
}

/**
 * Counts before the transaction that keeps or compares the result, so that no row is locked and no connection held meanwhile. What it answers
 * gives that count to `countBallot`, unless other votes are found then: those are counted anew.
 */
export async function countedBefore(
  look: Look,
  id: string,
  fits: (ctx: ReadContext, row: BallotRow) => Promise<boolean>,
): Promise<Counter> {
  const job = await look(async (ctx) => {
    const row = await findBallot(ctx, id)
    if (!row || byYesOrNo(row) || !(ctx.actor.kind === 'system' || mayRead(ctx, row))) return
    if (!(await fits(ctx, row))) return
    return jobOf(row, await optionsOf(ctx, id), await castsOf(ctx, row))
  })
  if (job === undefined) return countAside
  const count = await countAside(job).catch(told)
  return (again) => (isDeepStrictEqual(again, job) ? Promise.resolve(count) : countAside(again))
}

/** Refusal: `ballots.too_long_to_count`. */
function told(error: Error): never {
  if (error instanceof BallotFault) return refuse('ballots.too_long_to_count', { why: error.message })
  throw error
}

const byYesOrNo = ({ rule }: BallotRow) => rule === 'owners278' || rule === 'consent'

/** Counts; the same votes give the same, whenever and however often. Refusal: `ballots.too_long_to_count` where the rule gives up. */
export async function countBallot(
  ctx: ReadContext,
  row: BallotRow,
  options: readonly OptionRow[],
  counter: Counter = countAside,
): Promise<Counted> {
  const casts = await castsOf(ctx, row)
  const groups = await groupsOf(ctx, row)
  const onRoll = groups.reduce((sum, group) => sum + group.on_roll, 0)
  const took = groups.reduce((sum, group) => sum + group.took, 0)
  const votes = Object.fromEntries(options.map(({ code }) => [code, 0]))
  for (const { choices, count } of casts) for (const code of choices) votes[code] = (votes[code] ?? 0) + count
  const ballots = casts.reduce((sum, { count }) => sum + count, 0)
  const urn = row.secret ? await countUrn(ctx, row.id) : undefined
  const missing = urn ? { invalid: urn.invalid, unused: took - urn.valid - urn.invalid } : { invalid: took - ballots }
  const common = {
    ...{ ballots, ...missing, on_roll: onRoll, votes: row.kind === 'ranking' ? {} : votes },
    groups: row.by_group ? groups.filter((group) => group.group !== 'none' || group.on_roll > 0) : [],
  }
  if (byYesOrNo(row)) {
    const ballots_sha256 = sha256(writeOwn(electionOf(row, options, casts)))
    return { ...common, ballots_sha256, ...(await yesOrNo(ctx, row)), outcome: null }
  }
  const { outcome, sha256: ballots_sha256 } = await counter(jobOf(row, options, casts)).catch(told)
  const codeOf = new Map(options.map(({ code, title }) => [title, code]))
  const winners = outcome.winners.map((title) => codeOf.get(String(title)) ?? '')
  return { ...common, ballots_sha256, winners, owners: null, outcome }
}

type YesOrNo = { winners: string[]; owners: OwnersFigures; parts?: Part[] }

async function yesOrNo(ctx: ReadContext, row: BallotRow): Promise<YesOrNo> {
  const figures = figuresOf(row, await sidesOf(ctx, row.id))
  const winnersOf = (passed: boolean) => (passed ? ['for'] : [])
  if (row.counted_by === 'whole') return { winners: winnersOf(figures.passed), owners: figures }
  const parts = (await partsOf(ctx, row)).map(({ sides, affected, ...part }) => {
    const own = figuresOf(row, sides)
    const agreed = affected === null || !row.affected_agree || affected.for === affected.all
    return { ...part, figures: own, affected, passed: own.passed && agreed }
  })
  const passed = parts.length > 0 && parts.every((part) => part.passed)
  return { winners: winnersOf(passed), owners: { ...figures, passed }, parts }
}

function figuresOf(row: BallotRow, sides: Sides): OwnersFigures {
  return row.rule === 'owners278'
    ? countOwners(sides, row.matter ?? 'ordinary', row.silence)
    : consentOf(sides, row.consent_percent ?? hundred)
}

const hundred = 100

/** So many of a hundred of all households agree: who wasn't reached, or said nothing, hasn't agreed. */
function consentOf(sides: Sides, percent: number): OwnersFigures {
  const figures = countOwners(sides, 'ordinary', 'none')
  const enough = reaches(sides.for.heads, sides.all.heads, { part: percent, of: hundred })
  const both = { heads: enough, area: enough }
  return { ...figures, took_enough: { heads: true, area: true }, for_enough: both, passed: enough }
}

async function groupsOf(ctx: ReadContext, row: BallotRow): Promise<Counted['groups']> {
  type Found = { group: Group; on_roll: number; took: number }
  const of = sql`v.community_id = ${ctx.communityId} and v.ballot_id = ${row.id} and v.struck_at is null`
  const join = sql`ballots.votes c on c.community_id = v.community_id and c.ballot_id = v.ballot_id and c.voter_id = v.id`
  const found = await sql<Found>`
    select v.group_code as "group", count(*)::int as on_roll, count(c.voter_id)::int as took
    from ballots.voters v left join ${join} where ${of} group by 1 order by 1`.execute(ctx.tx)
  const votes = row.by_group
    ? await sql<{ group: Group; code: string; count: number }>`
        select v.group_code as "group", code, count(*)::int as count
        from ballots.voters v join ${join} cross join unnest(c.choices) as code where ${of} and c.valid group by 1, 2`.execute(
        ctx.tx,
      )
    : { rows: [] }
  return found.rows.map((one) => ({
    ...one,
    votes: Object.fromEntries(
      votes.rows.filter((vote) => vote.group === one.group).map(({ code, count }) => [code, count]),
    ),
  }))
}
