import type { Box } from './box.ts'

/** As the file has it: numbers stay numbers. */
export type Id = string | number

export type Alternative = { readonly id: Id; readonly name: string }

type Common = {
  readonly title: string
  readonly alternatives: readonly Alternative[]
  readonly box: Box
  /** Indexes of alternatives in the order in which they win ties; the order of the file unless it names one. */
  readonly lot: readonly number[]
}

/** Projects with costs and a budget. */
export type BudgetElection = Common & {
  readonly kind: 'budget'
  /** Money is whole numbers of 10^-moneyPlaces of the currency. */
  readonly moneyPlaces: number
  readonly budget: number
  readonly costs: readonly number[]
  /** What the greedy rules order by, in units of 10^-scorePlaces: points where the ballots gave points, else votes. */
  readonly scores: readonly number[]
  readonly scorePlaces: number
  /** Least score, in the same units; 0 where the file names none. */
  readonly scoreLeast: number
  /** Withdrawn after the vote: can't win. */
  readonly withdrawn: readonly boolean[]
  /** The rule the file says it was decided by. */
  readonly rule: string | undefined
  /** Ballots that name a project twice: they back it once, and count twice where votes are summed, as the publishers do. */
  readonly repeats: number
}

/** Ballots that approve of candidates. */
export type ApprovalElection = Common & { readonly kind: 'approval'; readonly seats: number | undefined }

/** Ballots that rank candidates. */
export type RankedElection = Common & {
  readonly kind: 'ranked'
  readonly seats: number | undefined
  readonly withdrawn: readonly boolean[]
  /** First line with two candidates at one rank, which no rule here counts; undefined where there is none. */
  readonly equalRankLine: number | undefined
}

/** Ballots that give options points from 0 to `most`; the box holds option and points as one number (`score/marks.ts`). */
export type ScoreElection = Common & {
  readonly kind: 'score'
  readonly seats: number | undefined
  readonly most: number
  /** The share of a hundred that has to be satisfied, where satisfaction is asked for and there is a bar. */
  readonly percent: number | undefined
  /** Of what fewer judged no conclusion is drawn; undefined: of what nobody judged. */
  readonly least?: number | undefined
}

export type Election = BudgetElection | ApprovalElection | RankedElection | ScoreElection

/** Who was level, who was taken, and by what. */
export type Tie = {
  readonly tied: readonly Id[]
  readonly chosen: readonly Id[]
  readonly by: 'cost' | 'votes' | 'earlier' | 'lot'
}

/**
 * One step of a count, for explaining it: `step` names what happened (i18n/zh-CN.json says it in words), figures are written exactly, as
 * decimals or fractions.
 */
export type Round = {
  readonly step: string
  readonly ids?: readonly Id[]
  readonly figures?: Readonly<Record<string, string | number>>
  /** Where everybody stands after the step. */
  readonly votes?: Readonly<Record<string, string>>
  readonly tie?: Tie
}

export type Outcome = {
  readonly winners: readonly Id[]
  /** Every outcome that some way of breaking ties leads to; only where asked for. */
  readonly outcomes?: readonly (readonly Id[])[]
  readonly rounds: readonly Round[]
}
