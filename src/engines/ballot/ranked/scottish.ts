import type { Outcome, RankedElection } from '../types.ts'
import { fixed } from './arithmetic.ts'
import { Count } from './count.ts'

/** Transfer values have five decimal places, any remainder being ignored: rule 48(3). */
const places = 5

/**
 * The single transferable vote as counted in Scotland: The Scottish Local Government Elections Order 2007 (SSI 2007/42), schedule 1, rules
 * 45–52. Ties go to the most recent stage at which one stood apart, then to the lot.
 */
export function countScottish(election: RankedElection, seats: number): Outcome {
  const count = new Count(election, fixed(places, 'once'), seats)
  const { arithmetic } = count
  // Rule 46: the ballots through seats + 1, decimal places ignored, plus one.
  const quota = arithmetic.of(Math.floor(election.box.total / (seats + 1)) + 1)
  const stages: bigint[][] = []
  count.tell('stv_first', [], { quota: arithmetic.written(quota) })
  for (;;) {
    const reached = count.byVotes(count.those('hopeful')).filter((candidate) => count.voteOf(candidate) >= quota)
    for (const candidate of reached) count.elect(candidate, 'pending')
    if (reached.length > 0) count.tell('stv_reached', reached, { quota: arithmetic.written(quota) })
    if (complete(count)) break
    stages.push([...count.votes])
    const pending = count.those('pending')
    if (pending.length > 0) {
      const { chosen, tie } = breakTie(count, stages, count.level(pending, 'most'), 'most')
      const surplus = count.voteOf(chosen) - quota
      count.states[chosen] = 'elected'
      count.handSurplus(chosen, surplus, quota, ['hopeful'])
      count.tell('stv_surplus', [chosen], { surplus: arithmetic.written(surplus) }, tie)
      continue
    }
    const { chosen, tie } = breakTie(count, stages, count.level(count.those('hopeful'), 'fewest'), 'fewest')
    const votes = arithmetic.written(count.voteOf(chosen))
    count.states[chosen] = 'excluded'
    count.handAll([chosen], ['hopeful'])
    count.tell('stv_excluded', [chosen], { votes }, tie)
    if (complete(count)) break
  }
  // Rule 52: as many go on as seats are open.
  const rest = count.open > 0 ? count.those('hopeful') : []
  for (const candidate of rest) count.elect(candidate, 'elected')
  if (rest.length > 0) count.tell('stv_remaining', rest)
  return count.outcome()
}

function complete(count: Count<bigint>): boolean {
  return count.open <= 0 || count.those('hopeful').length <= count.open
}

/** Rules 49(2)–(3) and 51(2). */
function breakTie(
  count: Count<bigint>,
  stages: readonly bigint[][],
  tied: readonly number[],
  which: 'most' | 'fewest',
) {
  const only = tied[0] as number
  if (tied.length === 1) return { chosen: only, tie: undefined }
  for (const votes of stages.toReversed()) {
    const then = tied.map((candidate) => votes[candidate] as bigint)
    const end = then.reduce((a, b) => ((which === 'most') === a > b ? a : b))
    const apart = tied.filter((_, index) => then[index] === end)
    if (apart.length === 1) return { chosen: apart[0] as number, tie: count.tie(tied, apart[0] as number, 'earlier') }
  }
  const chosen = count.firstByLot(tied)
  return { chosen, tie: count.tie(tied, chosen, 'lot') }
}
