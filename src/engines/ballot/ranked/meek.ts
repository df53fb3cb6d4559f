import { choicesOf } from '../box.ts'
import type { Outcome, RankedElection } from '../types.ts'
import { fixed } from './arithmetic.ts'
import { Count } from './count.ts'

const places = 9
const unit = 10n ** BigInt(places)
/** A surplus smaller than this is handed on no further. */
const omega = unit / 1_000_000n

/** Ballots that lead through the same candidates: elected ones, and at the end who keeps all that is left. */
type Path = { readonly through: readonly number[]; ballots: number }

/**
 * Meek’s single transferable vote (Hill, Wichmann, Woodall, “Algorithm 123: Single transferable vote by Meek’s method”, The Computer Journal
 * 30, 1987) by the reference rule of the Proportional Representation Foundation: nine decimal places, omega 10^-6. Ties go to the lot.
 */
export function countMeek(election: RankedElection, seats: number): Outcome {
  const arithmetic = fixed(places, 'once')
  const count = new Count(election, arithmetic, seats)
  const keep = count.votes.map((_, candidate) => (count.states[candidate] === 'hopeful' ? unit : 0n))
  const state: Meek = { count, keep, quota: arithmetic.of(election.box.total) / BigInt(seats + 1) + 1n, surplus: 0n }
  count.tell('stv_first', [], { quota: arithmetic.written(state.quota) })
  while (count.open > 0 && count.those('hopeful').length > count.open) {
    const elected = iterate(state)
    const figures = { quota: arithmetic.written(state.quota) }
    if (elected.length > 0) {
      for (const candidate of elected) count.elect(candidate, 'elected')
      count.tell('meek_reached', elected, figures)
    } else excludeLowest(state, figures)
  }
  const rest = count.open > 0 ? count.those('hopeful') : []
  for (const candidate of rest) count.elect(candidate, 'elected')
  if (rest.length > 0) count.tell('stv_remaining', rest)
  return count.outcome()
}

type Meek = { readonly count: Count<bigint>; readonly keep: bigint[]; quota: bigint; surplus: bigint }

/** Step B.2: hands votes on until somebody is elected or next to nothing moves. Returns who reached the quota. */
function iterate(state: Meek): number[] {
  const { count, keep } = state
  const paths = pathsOf(count)
  let before = count.arithmetic.of(count.election.box.total)
  for (;;) {
    distribute(state, paths)
    const standing = count.those('hopeful', 'elected')
    const total = standing.reduce((sum, candidate) => sum + count.voteOf(candidate), 0n)
    state.quota = total / BigInt(count.seats + 1) + 1n
    const elected = count.those('elected')
    const reached = count.those('hopeful').filter((candidate) => count.voteOf(candidate) >= state.quota)
    const over = [...elected, ...reached].reduce((sum, candidate) => sum + count.voteOf(candidate) - state.quota, 0n)
    state.surplus = over > 0n ? over : 0n
    if (reached.length > 0) return reached
    if (state.surplus < omega || state.surplus >= before) return []
    before = state.surplus
    for (const candidate of elected) {
      keep[candidate] = raised(raised((keep[candidate] as bigint) * state.quota, unit) * unit, count.voteOf(candidate))
    }
  }
}

/** Step B.2.a: each ballot gives each candidate the part they keep, rounded up, until nothing is left of it. */
function distribute({ count, keep }: Meek, paths: readonly Path[]): void {
  count.votes.fill(0n)
  count.exhausted = 0n
  for (const { through, ballots } of paths) {
    let weight = unit
    for (const candidate of through) {
      const kept = raised(weight * (keep[candidate] as bigint), unit)
      count.votes[candidate] = count.voteOf(candidate) + kept * BigInt(ballots)
      weight -= kept
      if (weight <= 0n) break
    }
    count.exhausted += weight * BigInt(ballots)
  }
}

/** Ballots as they are read now, the same ones together: excluded ones left out, nothing after the first who keeps all. */
function pathsOf({ election: { box }, states }: Count<bigint>): Path[] {
  const paths = new Map<string, Path>()
  for (let group = 0; group < box.counts.length; group += 1) {
    const through: number[] = []
    for (const candidate of choicesOf(box, group)) {
      const state = states[candidate]
      if (state === 'elected' || state === 'hopeful') through.push(candidate)
      if (state === 'hopeful') break
    }
    const key = String.fromCharCode(...through)
    const known = paths.get(key)
    const ballots = box.counts[group] as number
    if (known) known.ballots += ballots
    else paths.set(key, { through, ballots })
  }
  return [...paths.values()]
}

/** Step B.3: level are all within the surplus of the lowest. */
function excludeLowest({ count, keep, surplus }: Meek, figures: Record<string, string>): void {
  const hopeful = count.those('hopeful')
  const lowest = count.voteOf(count.byVotes(hopeful).at(-1) as number)
  const tied = hopeful.filter((candidate) => lowest + surplus >= count.voteOf(candidate))
  const chosen = count.firstByLot(tied)
  const votes = count.arithmetic.written(count.voteOf(chosen))
  count.states[chosen] = 'excluded'
  keep[chosen] = 0n
  const tie = tied.length > 1 ? count.tie(tied, chosen, 'lot') : undefined
  count.tell('meek_excluded', [chosen], { ...figures, votes, surplus: count.arithmetic.written(surplus) }, tie)
  count.votes[chosen] = 0n
}

/** Divided, rounded up. */
function raised(top: bigint, bottom: bigint): bigint {
  return (top + bottom - 1n) / bottom
}
