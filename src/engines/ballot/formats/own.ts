import { alternativesMost, BoxBuilder, choicesOf } from '../box.ts'
import { BallotFault } from '../fault.ts'
import { short } from '../fraction.ts'
import { itemOf, markOf, optionIn, pointsIn, pointsMost, readMark, scoredMost } from '../score/marks.ts'
import type { Signed } from '../signed.ts'
import type { Alternative, Election, Id, ScoreElection } from '../types.ts'
import { placesOf, unitsOf } from './numbers.ts'

/** Says that a file is one of ours, and of which form. */
export const ownFormat = 'linli-ballots/1'

export type Kind = Election['kind']

/** What our own files say, in JSON and in sheets, before it is looked at. */
export type Own = {
  readonly kind: Kind
  readonly title: string
  readonly seats: number | undefined
  readonly budget: string | undefined
  /** Most points a ballot gives an option; the share that has to be satisfied, and of how many judges at least (score). */
  readonly most?: number | undefined
  readonly percent?: number | undefined
  readonly least?: number | undefined
  readonly rule: string | undefined
  readonly options: readonly { readonly id: Id; readonly name: string; readonly cost: string | undefined }[]
  /** Identifiers in the order in which they win ties. */
  readonly lot: readonly Id[] | undefined
  readonly ballots: Iterable<{
    readonly choices: readonly Id[]
    readonly count: number
    readonly line: number | undefined
  }>
}

/** Makes an election of what an own file says. Throws BallotFault. */
export function electionOf(own: Own): Election {
  const indexOf = new Map(own.options.map(({ id }, index) => [id, index]))
  if (indexOf.size < own.options.length) throw new BallotFault('two options have the same id')
  if (indexOf.size > alternativesMost) throw new BallotFault(`more than ${alternativesMost} options`)
  if (own.kind === 'score') return scoreElectionOf(own, indexOf)
  const box = new BoxBuilder()
  const votes = new Array<number>(indexOf.size).fill(0)
  for (const { choices, count, line } of own.ballots) {
    const found = choices.map((id) => indexIn(indexOf, id, line))
    if (new Set(found).size < found.length) throw new BallotFault('the ballot names an option twice', line)
    for (const index of found) votes[index] = (votes[index] as number) + count
    box.add(own.kind === 'ranked' ? found : found.sort((a, b) => a - b), count)
  }
  const common = commonOf(own, indexOf, box)
  const none = common.alternatives.map(() => false)
  if (own.kind === 'approval') return { ...common, kind: 'approval', seats: own.seats }
  if (own.kind === 'ranked')
    return { ...common, kind: 'ranked', seats: own.seats, withdrawn: none, equalRankLine: undefined }
  const written = [own.budget ?? '', ...own.options.map(({ cost }) => cost ?? '')]
  const moneyPlaces = Math.max(...written.map((text) => placesOf(text) ?? 0))
  const [budget, ...costs] = written.map((text, at) => {
    const units = unitsOf(text, moneyPlaces)
    if (units === undefined) throw new BallotFault(`"${text}" is no ${at === 0 ? 'budget' : `cost (option ${at})`}`)
    return units
  }) as [number, ...number[]]
  const scoring = { scores: votes, scorePlaces: 0, scoreLeast: 0, repeats: 0 }
  return { ...common, ...scoring, kind: 'budget', moneyPlaces, budget, costs, withdrawn: none, rule: own.rule }
}

function commonOf(own: Own, indexOf: ReadonlyMap<Id, number>, box: BoxBuilder) {
  const alternatives: Alternative[] = own.options.map(({ id, name }) => ({ id, name }))
  const lot = own.lot?.map((id) => indexIn(indexOf, id, undefined)) ?? [...alternatives.keys()]
  if (new Set(lot).size !== alternatives.length) throw new BallotFault('the lot names each option once')
  return { title: own.title, alternatives, box: box.build(), lot }
}

const percentMost = 100

function scoreElectionOf(own: Own, indexOf: ReadonlyMap<Id, number>): ScoreElection {
  const { most, percent, least, seats } = own
  if (indexOf.size > scoredMost) throw new BallotFault(`more than ${scoredMost} options can't be scored`)
  if (most === undefined || most < 1 || most > pointsMost)
    throw new BallotFault(`"most" says how many points an option can get, from 1 to ${pointsMost}`)
  if (percent !== undefined && (percent < 1 || percent > percentMost))
    throw new BallotFault('"percent" is a share from 1 to 100')
  if (least !== undefined && least < 1) throw new BallotFault('"least" is how many have to judge an option, at least 1')
  const byText = new Map([...indexOf].map(([id, index]) => [String(id), index]))
  const box = new BoxBuilder()
  for (const { choices, count, line } of own.ballots) {
    const found = choices.map((mark) => readMark(mark, (id) => indexIn(byText, id, line), most, line))
    if (new Set(found.map(([option]) => option)).size < found.length)
      throw new BallotFault('the ballot names an option twice', line)
    const items = found.map(([option, points]) => itemOf(option, points, most))
    box.add(
      items.sort((a, b) => a - b),
      count,
    )
  }
  return { ...commonOf(own, indexOf, box), kind: 'score', seats, most, percent, least }
}

function indexIn(indexOf: ReadonlyMap<Id, number>, id: Id, line: number | undefined): number {
  const index = indexOf.get(id)
  if (index === undefined) throw new BallotFault(`"${id}" is no option`, line)
  return index
}

const markWriter =
  ({ alternatives, most }: ScoreElection) =>
  (item: number): Id =>
    markOf(alternatives[optionIn(item, most)]?.id as Id, pointsIn(item, most))

const scaleOf = (election: Election) =>
  election.kind === 'score' ? { most: election.most, percent: election.percent, least: election.least } : {}

/** Our own form of any election, for publishing: who has the file can count again. */
export function writeOwn(election: Election, signed?: Signed): string {
  const { title, alternatives, box, lot } = election
  const idOf = (index: number) => alternatives[index]?.id as Id
  const money = election.kind === 'budget' ? election : undefined
  const markIn = election.kind === 'score' ? markWriter(election) : idOf
  const options = alternatives.map(({ id, name }, index) =>
    money ? { id, name, cost: short(money.costs[index] as number, money.moneyPlaces) } : { id, name },
  )
  const ballots = Array.from(box.counts, (count, group) => ({
    count,
    choices: Array.from(choicesOf(box, group), markIn),
  }))
  const extent = money
    ? { budget: short(money.budget, money.moneyPlaces) }
    : { seats: (election as { seats?: number }).seats, ...scaleOf(election) }
  const whole = {
    format: ownFormat,
    kind: election.kind,
    title,
    ...extent,
    options,
    lot: lot.map(idOf),
    ballots,
    signed,
  }
  return `${JSON.stringify(whole, null, 1)}\n`
}
