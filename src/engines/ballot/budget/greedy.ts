import { scaled, short } from '../fraction.ts'
import type { BudgetElection, Outcome, Round } from '../types.ts'

/** What happens to a project that doesn't fit any more. */
export type Misfit = 'skip' | 'stop' | 'mostly'

/** `greedy-custom`: what is left must pay so much of the first project that doesn't fit; a reserve pays the rest. */
const mostlyPercent = 80

/**
 * Most votes first: by score, descending, the lot among equals; what fits the money that is left is taken. Projects below the file's
 * least score and withdrawn ones are out.
 */
export function countGreedy(election: BudgetElection, misfit: Misfit): Outcome {
  const { alternatives, scores, scorePlaces, costs, moneyPlaces, budget } = election
  const rounds: Round[] = []
  const winners: number[] = []
  let left = budget
  for (const project of inOrder(election)) {
    const cost = costs[project] as number
    const fits = cost <= left
    const reserve = !fits && misfit === 'mostly' && left * 100 >= cost * mostlyPercent
    const ids = [alternatives[project]?.id as string]
    const figures = {
      score: short(scores[project] as number, scorePlaces),
      cost: scaled(cost, moneyPlaces),
      left: scaled(left, moneyPlaces),
    }
    const step = fits
      ? 'greedy_taken'
      : reserve
        ? 'greedy_reserve'
        : misfit === 'skip'
          ? 'greedy_skipped'
          : 'greedy_stopped'
    rounds.push({ step, ids, figures })
    if (fits || reserve) winners.push(project)
    if (fits) left -= cost
    else if (misfit !== 'skip') break
  }
  return { winners: winners.map((project) => alternatives[project]?.id as string), rounds: withTies(election, rounds) }
}

/** Projects that may win, the strongest first. */
function inOrder({ scores, scoreLeast, withdrawn, lot }: BudgetElection): number[] {
  return lot
    .filter((project) => (scores[project] as number) >= scoreLeast && !withdrawn[project])
    .toSorted((a, b) => (scores[b] as number) - (scores[a] as number))
}

/** Says beside each step with whom the project was level, where that was decided by the lot. */
function withTies({ alternatives, scores }: BudgetElection, rounds: readonly Round[]): Round[] {
  const indexOf = new Map(alternatives.map(({ id }, index) => [id, index]))
  const scoreOf = (round: Round) => scores[indexOf.get(round.ids?.[0] ?? '') as number]
  return rounds.map((round, at) => {
    const tied = rounds.slice(at).filter((other) => scoreOf(other) === scoreOf(round))
    if (tied.length < 2) return round
    return { ...round, tie: { tied: tied.flatMap(({ ids }) => ids ?? []), chosen: round.ids ?? [], by: 'lot' } }
  })
}
