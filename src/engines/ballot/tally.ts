import { countCompared, countEqualShares } from './budget/equal-shares.ts'
import { countGreedy } from './budget/greedy.ts'
import { type CommitteeRule, committeeRules, countCommittee } from './committee/rules.ts'
import { BallotFault } from './fault.ts'
import { drawLot } from './lot.ts'
import { countGregory } from './ranked/gregory.ts'
import { countMeek } from './ranked/meek.ts'
import { countMinneapolis } from './ranked/minneapolis.ts'
import { countRunoff } from './ranked/runoff.ts'
import { countScottish } from './ranked/scottish.ts'
import { countSatisfaction, countScore } from './score/count.ts'
import type { ApprovalElection, BudgetElection, Election, Outcome, RankedElection, ScoreElection } from './types.ts'

/** By the names files use (pabulib.org). */
const budgetRules: Record<string, (election: BudgetElection) => Outcome> = {
  greedy: (election) => countGreedy({ ...election, scoreLeast: 0 }, 'skip'),
  'greedy-threshold': (election) => countGreedy(election, 'skip'),
  'greedy-no-skip': (election) => countGreedy(election, 'stop'),
  'greedy-custom': (election) => countGreedy(election, 'mostly'),
  'greedy-exclusive': (election) => countGreedy(election, 'skip'),
  'equalshares/add1': countEqualShares,
  'equalshares/add1-comparison': countCompared,
}

const rankedRules: Record<string, (election: RankedElection, seats: number) => Outcome> = {
  scottish: countScottish,
  meek: countMeek,
  wigm: countGregory,
  mpls: countMinneapolis,
  runoff: countRunoff,
}

type ScoreCount = (election: ScoreElection, seats: number | undefined, all: boolean) => Outcome

const scoreRules: Record<string, ScoreCount> = {
  score: (election, seats, all) => countScore(election, seatsOf(election, seats), all),
  satisfaction: countSatisfaction,
}

/** Rules that elect one, whatever a file says. */
const single = 'runoff'
/** Defined for one way of breaking ties only. */
const onlyResolute = 'equal-shares-with-increment-completion'

export const ruleNames: Record<Election['kind'], readonly string[]> = {
  budget: Object.keys(budgetRules),
  approval: Object.keys(committeeRules),
  ranked: Object.keys(rankedRules),
  score: Object.keys(scoreRules),
}

export type Asked = {
  readonly rule: string
  /** Instead of what the file says. */
  readonly seats?: number | undefined
  /** All outcomes that some way of breaking ties leads to. */
  readonly irresolute?: boolean | undefined
  /** Draws the lot anew; without it ties go by the order of the file. */
  readonly seed?: string | undefined
}

/** Counts ballots by a rule. The order of ballots changes nothing. Throws BallotFault where rule and ballots don’t fit. */
export function tally(given: Election, { rule, seats, irresolute = false, seed }: Asked): Outcome {
  const election =
    seed === undefined
      ? given
      : {
          ...given,
          lot: drawLot(
            seed,
            given.alternatives.map(({ id }) => id),
          ),
        }
  if (rule in committeeRules && (election.kind === 'approval' || election.kind === 'budget')) {
    if (irresolute && rule === onlyResolute) throw new BallotFault(`${rule} has one outcome: leave --irresolute out`)
    return countCommittee(rule as CommitteeRule, approvalOf(election), seatsOf(election, seats), irresolute)
  }
  if (!ruleNames[election.kind].includes(rule)) throw new BallotFault(notKnown(rule, election.kind))
  if (irresolute && rule !== 'score') throw new BallotFault(`${rule} has one outcome: leave --irresolute out`)
  if (election.kind === 'score') return (scoreRules[rule] as ScoreCount)(election, seats, irresolute)
  if (election.kind === 'budget') return (budgetRules[rule] as (of: BudgetElection) => Outcome)(election)
  return countRanked(election as RankedElection, rule, seats)
}

function countRanked(election: RankedElection, rule: string, asked: number | undefined): Outcome {
  if (election.equalRankLine !== undefined) {
    throw new BallotFault(
      'the ballot has two candidates at one rank, which no rule here counts',
      election.equalRankLine,
    )
  }
  if (rule === single && (asked ?? 1) !== 1) throw new BallotFault(`${rule} elects one: leave --seats out`)
  const seats = rule === single ? 1 : seatsOf(election, asked)
  return (rankedRules[rule] as (of: RankedElection, seats: number) => Outcome)(election, seats)
}

function approvalOf(election: ApprovalElection | BudgetElection): ApprovalElection {
  const { title, alternatives, box, lot } = election
  return election.kind === 'approval' ? election : { kind: 'approval', title, alternatives, box, lot, seats: undefined }
}

function seatsOf(election: Election, asked: number | undefined): number {
  const seats = asked ?? (election.kind === 'budget' ? undefined : election.seats)
  if (seats === undefined) throw new BallotFault('the file doesn’t say how many seats: say --seats N')
  return seats
}

function notKnown(rule: string, kind: Election['kind']): string {
  const elsewhere = Object.values(ruleNames).some((names) => names.includes(rule))
  const names = ruleNames[kind].join(', ')
  return elsewhere
    ? `${rule} doesn’t count such ballots; these are counted by ${names}`
    : `no rule is called ${rule}; there are ${names}`
}
