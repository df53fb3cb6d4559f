import type { Outcome, RankedElection } from '../types.ts'
import { fixed } from './arithmetic.ts'
import { Count } from './count.ts'

/**
 * Runoff on one ballot, for one seat: while nobody has more than half of the ballots that still name somebody, who has fewest is out and their
 * ballots go to the next named. Ties go to the lot.
 */
export function countRunoff(election: RankedElection): Outcome {
  const count = new Count(election, fixed(0, 'once'), 1)
  count.tell('runoff_first', [])
  for (;;) {
    const hopeful = count.byVotes(count.those('hopeful'))
    const first = hopeful[0] as number
    const going = hopeful.reduce((sum, candidate) => sum + count.voteOf(candidate), 0n)
    if (hopeful.length === 1 || count.voteOf(first) * 2n > going) {
      count.elect(first, 'elected')
      count.tell('runoff_won', [first], { votes: String(count.voteOf(first)), of: String(going) })
      return count.outcome()
    }
    const tied = count.level(hopeful, 'fewest')
    const chosen = count.firstByLot(tied)
    const votes = String(count.voteOf(chosen))
    count.states[chosen] = 'excluded'
    count.handAll([chosen], ['hopeful'])
    count.tell('stv_excluded', [chosen], { votes }, tied.length > 1 ? count.tie(tied, chosen, 'lot') : undefined)
  }
}
