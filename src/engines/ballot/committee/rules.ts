import type { ApprovalElection, Id, Outcome, Round } from '../types.ts'
import { countPhragmen } from './phragmen.ts'
import { type Found, outcomeOf, type Profile, profileOf } from './profile.ts'
import { countProportional, countSequentialProportional } from './proportional.ts'
import { countApproval, countPlurality, countSatisfaction } from './separable.ts'
import { countCommitteeShares } from './shares.ts'

type Count = (profile: Profile, all: boolean) => Found

/** By name, as abcvoting calls them; `plurality` is the same as `av` of ballots with one mark. */
export const committeeRules = {
  av: countApproval,
  plurality: countPlurality,
  sav: countSatisfaction,
  pav: countProportional,
  seqpav: countSequentialProportional,
  seqphragmen: countPhragmen,
  'equal-shares': (profile, all) => countCommitteeShares(profile, 'seqphragmen', all),
  'equal-shares-with-av-completion': (profile, all) => countCommitteeShares(profile, 'av', all),
  'equal-shares-with-increment-completion': (profile, all) => countCommitteeShares(profile, 'increment', all),
  'equal-shares-without-completion': (profile, all) => countCommitteeShares(profile, 'none', all),
} as const satisfies Record<string, Count>

export type CommitteeRule = keyof typeof committeeRules

/** Counts for so many seats. `all`: every committee that some way of breaking ties leads to; the rounds tell the lot’s way. */
export function countCommittee(rule: CommitteeRule, election: ApprovalElection, seats: number, all: boolean): Outcome {
  const profile = profileOf(election, seats)
  const one = committeeRules[rule](profile, false)
  const outcome = outcomeOf(election, { ...one, rounds: one.rounds.map((round) => named(election, round)) }, false)
  if (!all) return outcome
  return { ...outcome, outcomes: outcomeOf(election, committeeRules[rule](profile, true), true).outcomes ?? [] }
}

/** Rounds speak of indexes until here. */
function named({ alternatives }: ApprovalElection, round: Round): Round {
  const idsOf = (indexes: readonly Id[]) => indexes.map((index) => alternatives[Number(index)]?.id as Id)
  return {
    ...round,
    ...(round.ids ? { ids: idsOf(round.ids) } : {}),
    ...(round.tie ? { tie: { ...round.tie, tied: idsOf(round.tie.tied), chosen: idsOf(round.tie.chosen) } } : {}),
  }
}
