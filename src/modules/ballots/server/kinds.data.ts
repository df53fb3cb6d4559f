import type { Kind, Rule } from '../contract/kinds.ts'

type Usual = {
  /** The first is the usual one. */
  rules: readonly Rule[]
  notice_days: number
  objection_days: number
  /** Options are always these. */
  fixed?: readonly string[]
}

const yesNo = ['for', 'against', 'abstain'] as const
/** What is judged when works are finished: good, good once mended, not good. */
export const verdicts = ['for', 'mend', 'against'] as const
export type Verdict = (typeof verdicts)[number]

/**
 * What a kind of ballot is usually held by. Days may be changed for a ballot; they stand in its public rules.
 * Sources: 业主大会和业主委员会指导规则 15 (15 days before); 清远 17 (15 days on display); 城市居民委员会组织法 17 (five days to
 * object). Days of the others are common use.
 */
export const usualOf: Record<Kind, Usual> = {
  consultation: { rules: ['av'], notice_days: 3, objection_days: 3 },
  choose: { rules: ['av', 'plurality'], notice_days: 3, objection_days: 5 },
  approval: { rules: ['av', 'seqphragmen', 'equal-shares'], notice_days: 3, objection_days: 5 },
  ranking: { rules: ['scottish', 'meek', 'runoff'], notice_days: 3, objection_days: 5 },
  budget: { rules: ['greedy', 'equalshares/add1'], notice_days: 7, objection_days: 5 },
  owners: { rules: ['owners278'], notice_days: 15, objection_days: 15, fixed: yesNo },
  // Lifts: 济南 7, 11: 15 days before, counted by stairwell or building.
  lift: { rules: ['owners278'], notice_days: 15, objection_days: 15, fixed: yesNo },
  consent: { rules: ['consent'], notice_days: 7, objection_days: 7, fixed: yesNo },
  score: { rules: ['score'], notice_days: 3, objection_days: 5 },
  satisfaction: { rules: ['satisfaction'], notice_days: 3, objection_days: 5 },
  // J02r: the groups that chose judge each finished item; below the bar it isn't closed.
  review: { rules: ['review'], notice_days: 3, objection_days: 5, fixed: verdicts },
}

/** A choice is between two at least, and between as many as win; how satisfied people are can be asked of one thing. */
export function optionsLeast({ kind, winners }: { kind: Kind; winners: number }): number {
  if (kind === 'satisfaction') return 1
  return Math.max(2, kind === 'budget' ? 1 : winners)
}

/** Points a voter gives an option, where the form says nothing else; satisfaction is always told in five steps, 很不满意 to 很满意. */
export const scoreUsual = 5
export const satisfactionMost = 5

/** How many of a hundred valid votes have to find finished works good, where the form says nothing else. */
export const reviewPercent = 80

/** What a household's reason for no is filed as: 社区公开和意见, the office's own to answer; the desk reclassifies what belongs elsewhere. */
export const reasonsItem = 'D25'

/** A proxy's holder has at most so many (城市居民委员会组织法 19; 潍坊 32). */
export const proxiesMost = 3

/**
 * 民法典 278: owners with two thirds of the area and two thirds by head take part; of these more than half agree, or three quarters
 * for matters 6–8. 以上 holds the figure itself, 过半数 doesn't (民法典 1259).
 */
export const article278 = {
  took: { part: 2, of: 3 },
  ordinary: { part: 1, of: 2, more: true },
  special: { part: 3, of: 4, more: false },
} as const

/** From this age on a person has a vote (宪法 34). */
export const votingAge = 18
