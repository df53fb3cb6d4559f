/** 竣工评议: whether finished works are good, good once mended, or not, by the share of valid votes the rules ask for. */
import type { Group } from '../../contract/kinds.ts'
import type { Verdict } from '../kinds.data.ts'
import type { BallotRow } from '../store.ts'
import type { Gathered } from './gather.ts'
import { reaches } from './owners.ts'

const hundred = 100
const worst: readonly Verdict[] = ['against', 'mend', 'for']

export type Sides = { for: number; mend: number; against: number; valid: number }

export function reviewSides(votes: Readonly<Record<string, number>>): Sides {
  const [good, mend, against] = [votes['for'] ?? 0, votes['mend'] ?? 0, votes['against'] ?? 0]
  return { for: good, mend, against, valid: good + mend + against }
}

/** 合格 where it reaches the share; else 整改后合格 where both together do; else 不合格. Nothing of nothing reaches no share. */
export function verdictOf(votes: Readonly<Record<string, number>>, percent: number): Verdict {
  const sides = reviewSides(votes)
  const share = { part: percent, of: hundred }
  if (reaches(sides.for, sides.valid, share)) return 'for'
  return reaches(sides.for + sides.mend, sides.valid, share) ? 'mend' : 'against'
}

/** The group that found it worst decides where each has to reach the share; a group nobody of which voted reaches none. */
function worstOf(groups: readonly Gathered['groups'][number][], percent: number): Verdict {
  const found = groups.map(({ votes }) => verdictOf(votes, percent))
  return worst.find((verdict) => found.includes(verdict)) ?? 'against'
}

/** No valid vote decides nothing. */
export function reviewed(
  { consent_percent, each_group }: Pick<BallotRow, 'consent_percent' | 'each_group'>,
  votes: Readonly<Record<string, number>>,
  groups: Gathered['groups'],
): Verdict[] {
  const percent = consent_percent ?? hundred
  if (reviewSides(votes).valid === 0) return []
  return [each_group ? worstOf(groups, percent) : verdictOf(votes, percent)]
}

/** Groups in the order people name them: party members, residents, newcomers. */
export const groupOrder: readonly Group[] = ['party', 'resident', 'newcomer', 'none']
