import { compare, fraction, minus } from '../fraction.ts'
import type { Outcome, RankedElection } from '../types.ts'
import { rational } from './arithmetic.ts'
import { Count } from './count.ts'

/** Fractions are shown so. */
const shownPlaces = 12

/**
 * Weighted inclusive Gregory in fractions: the quota is the ballots through seats + 1, elected is who has more than that; surpluses go on
 * one by one, the largest first, then who has fewest is excluded. Ties go to the lot.
 */
export function countGregory(election: RankedElection, seats: number): Outcome {
  const count = new Count(election, rational(shownPlaces), seats)
  const { arithmetic } = count
  const quota = fraction(election.box.total, seats + 1)
  count.tell('stv_first', [], { quota: arithmetic.written(quota) })
  while (count.open > 0 && count.those('hopeful').length > count.open) {
    const hopeful = count.byVotes(count.those('hopeful'))
    const reached = hopeful.filter((candidate) => compare(count.voteOf(candidate), quota) > 0)
    for (const candidate of reached) count.elect(candidate, 'pending')
    if (reached.length > 0) count.tell('stv_reached', reached, { quota: arithmetic.written(quota) })
    const pending = count.those('pending')
    const tied = pending.length > 0 ? count.level(pending, 'most') : count.level(count.those('hopeful'), 'fewest')
    const chosen = count.firstByLot(tied)
    const tie = tied.length > 1 ? count.tie(tied, chosen, 'lot') : undefined
    const votes = count.voteOf(chosen)
    if (pending.length > 0) {
      const surplus = minus(votes, quota)
      count.states[chosen] = 'elected'
      count.handSurplus(chosen, surplus, quota, ['hopeful'])
      count.tell('stv_surplus', [chosen], { surplus: arithmetic.written(surplus) }, tie)
    } else {
      count.states[chosen] = 'excluded'
      count.handAll([chosen], ['hopeful'])
      count.tell('stv_excluded', [chosen], { votes: arithmetic.written(votes) }, tie)
    }
  }
  const rest = count.those('hopeful').slice(0, Math.max(count.open, 0))
  for (const candidate of rest) count.elect(candidate, 'elected')
  if (rest.length > 0) count.tell('stv_remaining', rest)
  return count.outcome()
}
