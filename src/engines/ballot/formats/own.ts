import { alternativesMost, BoxBuilder, choicesOf } from '../box.ts'
import { BallotFault } from '../fault.ts'
import { short } from '../fraction.ts'
import type { Signed } from '../signed.ts'
import type { Alternative, Election, Id } from '../types.ts'
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
  const box = new BoxBuilder()
  const votes = new Array<number>(indexOf.size).fill(0)
  for (const { choices, count, line } of own.ballots) {
    const found = choices.map((id) => indexIn(indexOf, id, line))
    if (new Set(found).size < found.length) throw new BallotFault('the ballot names an option twice', line)
    for (const index of found) votes[index] = (votes[index] as number) + count
    box.add(own.kind === 'ranked' ? found : found.sort((a, b) => a - b), count)
  }
  const alternatives: Alternative[] = own.options.map(({ id, name }) => ({ id, name }))
  const lot = own.lot?.map((id) => indexIn(indexOf, id, undefined)) ?? [...alternatives.keys()]
  if (new Set(lot).size !== alternatives.length) throw new BallotFault('the lot names each option once')
  const common = { title: own.title, alternatives, box: box.build(), lot }
  const none = alternatives.map(() => false)
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

function indexIn(indexOf: ReadonlyMap<Id, number>, id: Id, line: number | undefined): number {
  const index = indexOf.get(id)
  if (index === undefined) throw new BallotFault(`"${id}" is no option`, line)
  return index
}

/** Our own form of any election, for publishing: who has the file can count again. */
export function writeOwn(election: Election, signed?: Signed): string {
  const { title, alternatives, box, lot } = election
  const idOf = (index: number) => alternatives[index]?.id as Id
  const money = election.kind === 'budget' ? election : undefined
  const options = alternatives.map(({ id, name }, index) =>
    money ? { id, name, cost: short(money.costs[index] as number, money.moneyPlaces) } : { id, name },
  )
  const ballots = Array.from(box.counts, (count, group) => ({
    count,
    choices: Array.from(choicesOf(box, group), idOf),
  }))
  const extent = money
    ? { budget: short(money.budget, money.moneyPlaces) }
    : { seats: (election as { seats?: number }).seats }
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
