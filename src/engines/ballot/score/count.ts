import { choicesOf } from '../box.ts'
import { combinations, topSets } from '../committee/separable.ts'
import { BallotFault } from '../fault.ts'
import { decimals, fraction } from '../fraction.ts'
import type { Id, Outcome, Round, ScoreElection } from '../types.ts'
import { optionIn, pointsIn } from './marks.ts'

/** What one option got. */
type Got = {
  /** ballots that gave 0, 1, 2 … points */
  counts: number[]
  points: number
  voters: number
}

const placesOfMean = 2
const hundred = 100
/** Satisfaction is told in five steps; the upper two are satisfied. */
const stepsOfSatisfaction = 5
const satisfiedFrom = 4

function gotOf({ box, alternatives, most }: ScoreElection): Got[] {
  const got = alternatives.map((): Got => ({ counts: new Array<number>(most + 1).fill(0), points: 0, voters: 0 }))
  for (let group = 0; group < box.counts.length; group += 1) {
    const count = box.counts[group] as number
    for (const item of choicesOf(box, group)) {
      const one = got[optionIn(item, most)] as Got
      const points = pointsIn(item, most)
      one.counts[points] = (one.counts[points] as number) + count
      one.points += points * count
      one.voters += count
    }
  }
  return got
}

const meanOf = ({ points, voters }: Got) => (voters === 0 ? '0' : decimals(fraction(points, voters), placesOfMean))

/** Most points in all win; a ballot that gives an option no points says nothing of it. `all`: every outcome the lot could have made. */
export function countScore(election: ScoreElection, seats: number, all: boolean): Outcome {
  const { alternatives, lot } = election
  if (seats > alternatives.length) throw new BallotFault(`${seats} seats, and only ${alternatives.length} candidates`)
  const got = gotOf(election)
  const sums = got.map(({ points }) => fraction(points))
  const pointsOf = (option: number) => got[option]?.points ?? 0
  const order = lot.toSorted((a, b) => pointsOf(b) - pointsOf(a))
  const { sure, tied, open } = topSets(order, sums, seats)
  const winners = ascending([...sure, ...tied.slice(0, open)])
  const idsOf = (options: readonly number[]) => options.map((option) => alternatives[option]?.id as Id)
  const rounds = order.map((option): Round => {
    const won = winners.includes(option)
    const { points, voters } = got[option] as Got
    const figures = { points: String(points), voters: String(voters), mean: meanOf(got[option] as Got) }
    const level = won && tied.length > open && tied.includes(option)
    const tie = { tied: idsOf(ascending(tied)), chosen: idsOf([option]), by: 'lot' as const }
    return { step: won ? 'score_elected' : 'score_given', ids: idsOf([option]), figures, ...(level ? { tie } : {}) }
  })
  const sets = all ? combinations(ascending(tied), open).map((some) => ascending([...sure, ...some])) : []
  return { winners: idsOf(winners), ...(all ? { outcomes: sets.map(idsOf) } : {}), rounds }
}

/**
 * How satisfied people are with each option, from 1 (很不满意) to 5 (很满意): winners are those that as large a share as the bar asks for gave 4 or 5, of whoever
 * judged them. Without a bar nothing wins; of what fewer judged than `least` says no conclusion is drawn.
 */
export function countSatisfaction(election: ScoreElection): Outcome {
  const { alternatives, most } = election
  if (most !== stepsOfSatisfaction) throw new BallotFault(`satisfaction is told in 1 to 5, not to ${most}`)
  const got = gotOf(election)
  const none = alternatives.find((_, option) => (got[option]?.counts[0] as number) > 0)
  if (none) throw new BallotFault(`satisfaction is told in 1 to 5, and a ballot gives "${none.id}" 0`)
  const rounds = alternatives.map(({ id }, option): Round => {
    const one = got[option] as Got
    const satisfied = satisfiedIn(one)
    const share = one.voters === 0 ? '0' : decimals(fraction(satisfied * hundred, one.voters), placesOfMean)
    const [, very_bad, bad, fair, good, very_good] = one.counts.map(String) as [
      string,
      string,
      string,
      string,
      string,
      string,
    ]
    const figures = { voters: String(one.voters), satisfied: String(satisfied), share, mean: meanOf(one) }
    return {
      step: stepOf(one, election),
      ids: [id],
      figures: {
        ...figures,
        very_bad,
        bad,
        fair,
        good,
        very_good,
        percent: election.percent ?? 0,
        least: leastOf(election),
      },
    }
  })
  const winners = alternatives.flatMap(({ id }, option) => (reaches(got[option] as Got, election) ? [id] : []))
  return { winners, rounds }
}

const satisfiedIn = ({ counts }: Got) => counts.slice(satisfiedFrom).reduce((sum, count) => sum + count, 0)

type Bar = Pick<ScoreElection, 'percent' | 'least'>

const leastOf = ({ least = 1 }: Bar) => least

function reaches(got: Got, bar: Bar): boolean {
  const { percent } = bar
  if (percent === undefined || got.voters < leastOf(bar)) return false
  return BigInt(satisfiedIn(got)) * 100n >= BigInt(percent) * BigInt(got.voters)
}

function stepOf(got: Got, bar: Bar): string {
  if (got.voters === 0) return 'satisfaction_none'
  if (bar.percent === undefined) return 'satisfaction_told'
  if (got.voters < leastOf(bar)) return 'satisfaction_few'
  return reaches(got, bar) ? 'satisfaction_reached' : 'satisfaction_short'
}

const ascending = (options: readonly number[]) => options.toSorted((a, b) => a - b)
