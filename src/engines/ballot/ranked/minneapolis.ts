import type { Outcome, RankedElection } from '../types.ts'
import { fixed } from './arithmetic.ts'
import { Count } from './count.ts'

/** Surplus fractions and transfer values have four places, remainders ignored: 167.20. */
const places = 4

/**
 * The single transferable vote of Minneapolis: Code of Ordinances, title 8.5, chapter 167, sections 167.20 and 167.70. Who can’t be elected
 * any more is excluded together, before surpluses are handed on. Ties go to the lot.
 */
export function countMinneapolis(election: RankedElection, seats: number): Outcome {
  const count = new Count(election, fixed(places, 'twice'), seats)
  const { arithmetic } = count
  const threshold = arithmetic.of(Math.floor(election.box.total / (seats + 1)) + 1)
  count.tell('stv_first', [], { quota: arithmetic.written(threshold) })
  for (;;) {
    const hopeful = count.byVotes(count.those('hopeful'))
    const reached = hopeful.filter((candidate) => count.voteOf(candidate) >= threshold)
    if (reached.length >= count.open) {
      for (const candidate of reached) count.elect(candidate, 'elected')
      count.tell('stv_reached', reached, { quota: arithmetic.written(threshold) })
      return count.outcome()
    }
    const lost = certainLosers(count, hopeful.toReversed(), surplusOf(count, threshold))
    if (lost.length > 0) exclude(count, lost, 'stv_hopeless')
    else if (reached.length > 0) handLargest(count, reached, threshold)
    else {
      if (count.those('hopeful').length > count.open) excludeLowest(count)
      if (count.those('hopeful').length <= count.open) break
    }
  }
  const rest = count.those('hopeful')
  for (const candidate of rest) count.elect(candidate, 'elected')
  if (rest.length > 0) count.tell('stv_remaining', rest)
  return count.outcome()
}

function surplusOf(count: Count<bigint>, threshold: bigint): bigint {
  const over = count.those('hopeful', 'elected').map((candidate) => count.voteOf(candidate) - threshold)
  return over.reduce((sum, surplus) => (surplus > 0n ? sum + surplus : sum), 0n)
}

/** 167.20, “mathematically impossible to be elected”: the largest set at the low end that can’t reach the next one even together. */
function certainLosers(count: Count<bigint>, rising: readonly number[], surplus: bigint): number[] {
  const most = rising.length - count.open
  let votes = surplus
  let lost = 0
  for (let size = 1; size <= most && size < rising.length; size += 1) {
    votes += count.voteOf(rising[size - 1] as number)
    if (votes < count.voteOf(rising[size] as number)) lost = size
  }
  return rising.slice(0, lost)
}

function exclude(count: Count<bigint>, candidates: readonly number[], step: string): void {
  const votes = count.arithmetic.written(candidates.reduce((sum, candidate) => sum + count.voteOf(candidate), 0n))
  for (const candidate of candidates) count.states[candidate] = 'excluded'
  count.handAll(candidates, ['hopeful'])
  count.tell(
    step,
    candidates.toSorted((a, b) => a - b),
    { votes },
  )
}

function handLargest(count: Count<bigint>, reached: readonly number[], threshold: bigint): void {
  const tied = count.level(reached, 'most')
  const chosen = count.firstByLot(tied)
  const surplus = count.voteOf(chosen) - threshold
  count.elect(chosen, 'elected')
  count.handSurplus(chosen, surplus, threshold, ['hopeful'])
  const tie = tied.length > 1 ? count.tie(tied, chosen, 'lot') : undefined
  count.tell('stv_elected_surplus', [chosen], { surplus: count.arithmetic.written(surplus) }, tie)
}

/** Who is excluded last keeps the votes: 167.70(c)(1)f. */
function excludeLowest(count: Count<bigint>): void {
  const tied = count.level(count.those('hopeful'), 'fewest')
  const chosen = count.firstByLot(tied)
  const votes = count.arithmetic.written(count.voteOf(chosen))
  count.states[chosen] = 'excluded'
  if (count.those('hopeful').length > count.open) count.handAll([chosen], ['hopeful'])
  count.tell('stv_excluded', [chosen], { votes }, tied.length > 1 ? count.tie(tied, chosen, 'lot') : undefined)
}
