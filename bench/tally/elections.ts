import { BoxBuilder } from '../../src/engines/ballot/box.ts'
import type { BudgetElection, RankedElection } from '../../src/engines/ballot/index.ts'
import { randomOf } from '../../src/shared/random.ts'

/** Some options are far more popular than others: the n-th by 1 / (1 + n/8). */
function picker(options: number, random: () => number): () => number {
  const upTo: number[] = []
  let sum = 0
  for (let option = 0; option < options; option += 1) {
    sum += 1 / (1 + option / 8)
    upTo.push(sum)
  }
  return () => {
    const at = random() * sum
    let [low, high] = [0, options - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((upTo[middle] as number) < at) low = middle + 1
      else high = middle
    }
    return low
  }
}

function ballot(pick: () => number, length: number): number[] {
  const chosen = new Set<number>()
  while (chosen.size < length) chosen.add(pick())
  return [...chosen]
}

/** Made-up ballots with one to ten projects each; some 150 of the currency a ballot, as in Wieliczka, and room for a quarter of the projects. */
export function budgetElection(ballots: number, projects: number): BudgetElection {
  const random = randomOf(7)
  const pick = picker(projects, random)
  const box = new BoxBuilder()
  for (let at = 0; at < ballots; at += 1) {
    box.add(ballot(pick, 1 + Math.floor(random() * Math.min(10, projects))).sort((a, b) => a - b))
  }
  const budget = ballots * 150
  const costs = Array.from({ length: projects }, () => Math.ceil(((budget * 4) / projects) * (0.2 + random() * 1.6)))
  const none = costs.map(() => 0)
  return {
    kind: 'budget',
    title: '',
    alternatives: costs.map((_, at) => ({ id: String(at), name: String(at) })),
    box: box.build(),
    lot: [...costs.keys()],
    moneyPlaces: 0,
    budget,
    costs,
    scores: none,
    scorePlaces: 0,
    scoreLeast: 0,
    withdrawn: costs.map(() => false),
    rule: undefined,
    repeats: 0,
  }
}

/** Made-up rankings of one to all candidates. */
export function rankedElection(ballots: number, candidates: number, seats: number): RankedElection {
  const random = randomOf(11)
  const pick = picker(candidates, random)
  const box = new BoxBuilder()
  for (let at = 0; at < ballots; at += 1) box.add(ballot(pick, 1 + Math.floor(random() * Math.min(10, candidates))))
  const alternatives = Array.from({ length: candidates }, (_, at) => ({ id: at + 1, name: String(at + 1) }))
  return {
    kind: 'ranked',
    title: '',
    alternatives,
    box: box.build(),
    lot: [...alternatives.keys()],
    seats,
    withdrawn: alternatives.map(() => false),
    equalRankLine: undefined,
  }
}
