import { setImmediate as turn } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import {
  BallotFault,
  type Count,
  countAside,
  type Election,
  type Id,
  type Job,
  type Outcome,
  readElection,
  writeOwn,
} from '../../../../engines/ballot/index.ts'
import type { Look, ReadContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { givesPoints, readMark, scoreMark } from '../../contract/marks.ts'
import { sha256 } from '../rules.ts'
import { signedOf } from '../secret/urn-rows.ts'
import { type BallotRow, findBallot, mayRead, type OptionRow, optionsOf } from '../store.ts'
import { type Cast, type Gathered, gatherVotes } from './gather.ts'
import { countOwners, type OwnersFigures, reaches, type Sides } from './owners.ts'
import { type Part, partsOf, sidesOf } from './parts.ts'
import { reviewed } from './review.ts'

/** What a count comes to: kept once, and found the same by every recount. */
export type Counted = {
  ballots: number
  invalid: number
  /** of a secret ballot: rows that took part, and no paper came in */
  unused?: number
  on_roll: number
  winners: string[]
  /** by option; where points are given by option and points (`o1:4`) */
  votes: Record<string, number>
  groups: Gathered['groups']
  owners: OwnersFigures | null
  /** buildings or stairwells, where they are counted by themselves */
  parts?: Part[]
  outcome: Outcome | null
  ballots_sha256: string
  /** what losing options lacked, nearest first; counted before it was looked for, it isn't there */
  lacking?: { code: string; more: number | null; tried: number; instead: string[] }[]
}

const engineKinds = {
  consultation: 'approval',
  choose: 'approval',
  approval: 'approval',
  ranking: 'ranked',
  budget: 'budget',
  score: 'score',
  satisfaction: 'score',
} as const
const fenPerYuan = 100

/** The ballots in our own form, without who cast how many of what; options go by their titles, so that whoever counts again reads them too. */
function formOf(row: BallotRow, options: readonly OptionRow[]) {
  const kind = row.kind in engineKinds ? engineKinds[row.kind as keyof typeof engineKinds] : 'approval'
  const money = kind === 'budget'
  const yuan = (fen: number) => (fen / fenPerYuan).toFixed(2)
  const points =
    kind === 'score'
      ? { most: row.score_most, percent: row.consent_percent ?? undefined, least: row.judges_least ?? undefined }
      : {}
  return {
    ...{ format: 'linli-ballots/1', kind, title: row.title, rule: row.rule },
    ...(money ? { budget: yuan(row.budget_fen ?? 0) } : { seats: row.winners }),
    ...points,
    options: options.map(({ title, cost_fen }) =>
      money ? { id: title, name: title, cost: yuan(cost_fen ?? 0) } : { id: title, name: title },
    ),
  }
}

/** Ballots written before anybody else gets a turn. */
const writtenAtOnce = 2_000

/** The form with its ballots as text. */
async function textOf(row: BallotRow, options: readonly OptionRow[], casts: readonly Cast[]): Promise<string> {
  const titles = new Map(options.map(({ code, title }) => [code, title]))
  const named = (mark: string) => {
    const { code, points } = readMark(mark)
    const title = titles.get(code) ?? code
    return points === undefined ? title : scoreMark(title, points)
  }
  const written: string[] = []
  for (let at = 0; at < casts.length; at += writtenAtOnce) {
    if (at > 0) await turn()
    const some = casts.slice(at, at + writtenAtOnce)
    written.push(some.map(({ choices, count }) => JSON.stringify({ count, choices: choices.map(named) })).join(','))
  }
  return `${JSON.stringify(formOf(row, options)).slice(0, -1)},"ballots":[${written.join(',')}]}`
}

/** Question and options as the engine reads them, nobody's ballot in the box. */
export function emptyElection(row: BallotRow, options: readonly OptionRow[]): Election {
  return readElection('ballots.json', JSON.stringify({ ...formOf(row, options), ballots: [] }))
}

async function electionOf(row: BallotRow, options: readonly OptionRow[], casts: readonly Cast[]): Promise<Election> {
  return readElection('ballots.json', await textOf(row, options, casts))
}

/** The ballots in the engine's own form: `linli tally FILE --rule NAME --lot SEED` counts them again. */
export async function ballotsFile(ctx: ReadContext, row: BallotRow, options: readonly OptionRow[]): Promise<string> {
  const { casts } = await gatherVotes((ask) => ask(ctx), row, { pausing: false })
  const election = await electionOf(row, options, casts)
  return writeOwn(election, row.secret ? await signedOf(ctx, row, options) : undefined)
}

/** Whatever counts a job of the engine: at once, or having counted it before. Throws BallotFault. */
export type Counter = (job: Job) => Promise<Count>

/**
 * By most votes the figures say it themselves, and without a bar there is nothing to reach; else it is counted how many more votes would have done for who
 * lost.
 */
const searched = ({ rule, consent_percent }: BallotRow) =>
  rule === 'satisfaction' ? consent_percent !== null : rule !== 'av' && rule !== 'plurality'

async function jobOf(row: BallotRow, options: readonly OptionRow[], casts: readonly Cast[]): Promise<Job> {
  const seats = row.kind === 'budget' || row.rule === 'runoff' ? undefined : row.winners
  const asked = { rule: row.rule, seats, seed: row.seed }
  return { text: await textOf(row, options, casts), asked, lacking: searched(row) }
}

/** What was found before the transaction: the count of those votes, and the votes. */
export type Before = { counter: Counter; gathered?: Gathered }

/**
 * Counts before the transaction that keeps or compares the result, so that no row is locked and no connection held meanwhile. What it answers
 * gives that count to `countBallot`, unless other votes are found then: those are counted anew.
 */
export async function countedBefore(
  look: Look,
  id: string,
  fits: (ctx: ReadContext, row: BallotRow) => Promise<boolean>,
): Promise<Before> {
  const found = await look(async (ctx) => {
    const row = await findBallot(ctx, id)
    if (!row || countedHere(row) || !(ctx.actor.kind === 'system' || mayRead(ctx, row))) return
    return (await fits(ctx, row)) ? { row, options: await optionsOf(ctx, id) } : undefined
  })
  if (found === undefined) return { counter: countAside }
  const gathered = await gatherVotes(look, found.row, { pausing: true })
  const job = await jobOf(found.row, found.options, gathered.casts)
  const count = await countAside(job).catch(told)
  const counter: Counter = (again) => (isDeepStrictEqual(again, job) ? Promise.resolve(count) : countAside(again))
  return { counter, gathered }
}

/** Refusal: `ballots.too_long_to_count`. */
function told(error: Error): never {
  if (error instanceof BallotFault) return refuse('ballots.too_long_to_count', { why: error.message })
  throw error
}

const byYesOrNo = ({ rule }: BallotRow) => rule === 'owners278' || rule === 'consent'
/** By shares, which need no engine. */
const countedHere = (row: BallotRow) => byYesOrNo(row) || row.rule === 'review'

/**
 * Counts; the same votes give the same, whenever and however often. Votes are read anew where none were gathered before. Refusal:
 * `ballots.too_long_to_count` where the rule gives up.
 */
export async function countBallot(
  ctx: ReadContext,
  row: BallotRow,
  options: readonly OptionRow[],
  { counter, gathered }: Before,
): Promise<Counted> {
  const { casts, took, on_roll, groups, urn } =
    gathered ?? (await gatherVotes((ask) => ask(ctx), row, { pausing: false }))
  const votes: Record<string, number> = givesPoints(row.kind)
    ? {}
    : Object.fromEntries(options.map(({ code }) => [code, 0]))
  for (const { choices, count } of casts) for (const code of choices) votes[code] = (votes[code] ?? 0) + count
  const ballots = casts.reduce((sum, { count }) => sum + count, 0)
  const missing = urn ? { invalid: urn.invalid, unused: took - urn.valid - urn.invalid } : { invalid: took - ballots }
  const common = {
    ...{ ballots, ...missing, on_roll, votes: row.kind === 'ranking' ? {} : votes, groups },
  }
  if (countedHere(row)) {
    const ballots_sha256 = sha256(writeOwn(await electionOf(row, options, casts)))
    const found = byYesOrNo(row) ? await yesOrNo(ctx, row) : { winners: reviewed(row, votes, groups), owners: null }
    return { ...common, ballots_sha256, ...found, outcome: null }
  }
  const { outcome, sha256: ballots_sha256, lacks } = await counter(await jobOf(row, options, casts)).catch(told)
  const codeOf = new Map(options.map(({ code, title }) => [title, code]))
  const codesOf = (titles: readonly Id[]) => titles.map((title) => codeOf.get(String(title)) ?? '')
  const lacking = lacks?.map(({ id, instead, ...lack }) => ({
    code: codesOf([id])[0] ?? '',
    ...lack,
    instead: codesOf(instead),
  }))
  const more = lacking ? { lacking } : {}
  return { ...common, ...more, ballots_sha256, winners: codesOf(outcome.winners), owners: null, outcome }
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
