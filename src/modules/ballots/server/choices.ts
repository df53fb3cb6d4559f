import { refuse } from '../../../shared/refusal.ts'
import type { Choice } from '../contract/forms.ts'
import type { Kind } from '../contract/kinds.ts'
import { givesPoints, pointsLeast, scoreMark } from '../contract/marks.ts'

type Ballot = { kind: Kind; choices_most: number; score_most: number | null; budget_fen: number | null }
type Option = { code: string; cost_fen: number | null }

/**
 * Reads what somebody chose into marks: codes, in order of preference where the ballot ranks; codes with points where it scores. Refusals by
 * precedence: `choices_missing`, `choices_unknown` (no such option, or one named twice), `points_unfit`, `rank_gap`, `choices_many`, `over_budget`.
 */
export function chosen(ballot: Ballot, options: readonly Option[], choices: readonly Choice[]): string[] {
  if (choices.length === 0) refuse('ballots.choices_missing')
  const codes = choices.map(({ code }) => code)
  const known = new Map(options.map((option) => [option.code, option]))
  if (codes.some((code) => !known.has(code)) || new Set(codes).size < codes.length) refuse('ballots.choices_unknown')
  if (givesPoints(ballot.kind)) return scored(ballot, options, choices)
  if (ballot.kind === 'ranking') return ranked(choices)
  if (codes.length > ballot.choices_most) refuse('ballots.choices_many', { most: ballot.choices_most })
  const cost = codes.reduce((sum, code) => sum + (known.get(code)?.cost_fen ?? 0), 0)
  if (ballot.budget_fen !== null && cost > ballot.budget_fen) {
    refuse('ballots.over_budget', { cost: yuan(cost), budget: yuan(ballot.budget_fen) })
  }
  return options.flatMap(({ code }) => (codes.includes(code) ? [code] : []))
}

/** Each option named gets points within the ballot's range; one that isn't named says nothing. */
function scored({ kind, score_most }: Ballot, options: readonly Option[], choices: readonly Choice[]): string[] {
  const [least, most] = [pointsLeast(kind), score_most ?? 0]
  const pointsOf = new Map(choices.map(({ code, points }) => [code, points ?? -1]))
  if ([...pointsOf.values()].some((points) => points < least || points > most))
    refuse('ballots.points_unfit', { least, most })
  return options.flatMap(({ code }) => {
    const points = pointsOf.get(code)
    return points === undefined ? [] : [scoreMark(code, points)]
  })
}

/** Ranks go 1, 2, 3 … with none left out and none twice; later ones may stay open. */
function ranked(choices: readonly Choice[]): string[] {
  const order = choices.toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
  for (const [index, { rank }] of order.entries()) {
    if (rank !== index + 1) refuse('ballots.rank_gap', { missing: index + 1 })
  }
  return order.map(({ code }) => code)
}

const fenPerYuan = 100

function yuan(fen: number): string {
  return (fen / fenPerYuan).toFixed(fen % fenPerYuan === 0 ? 0 : 2)
}
