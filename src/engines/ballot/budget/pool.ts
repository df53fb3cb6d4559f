import { type Box, choicesOf } from '../box.ts'
import type { BudgetElection } from '../types.ts'

/** Who stands behind each project, laid out for counting: groups of the same ballots. */
export type Pool = {
  readonly projects: number
  readonly costs: readonly number[]
  readonly budget: number
  readonly groups: number
  readonly backers: readonly Backers[]
  /** Ballots that name each project. */
  readonly votes: readonly number[]
  readonly ballots: number
  /** Projects that can be bought: named by somebody, not withdrawn, with a price. */
  readonly priced: readonly number[]
  /** Named by somebody and free of charge. */
  readonly free: readonly number[]
  /** Rank in the lot; lower wins. */
  readonly rank: readonly number[]
}

/** Groups that name a project, and how many ballots each is. */
export type Backers = { readonly groups: Int32Array; readonly counts: Float64Array }

export function poolOf({ alternatives, box, costs, budget, withdrawn, lot }: BudgetElection): Pool {
  const votes = new Array<number>(alternatives.length).fill(0)
  const sizes = new Int32Array(alternatives.length)
  for (const item of box.items) sizes[item] = (sizes[item] as number) + 1
  const backers = Array.from(sizes, (size) => ({ groups: new Int32Array(size), counts: new Float64Array(size) }))
  const filled = new Int32Array(alternatives.length)
  for (const [place, group] of neighbours(box, sizes).entries()) {
    const count = box.counts[group] as number
    for (const item of choicesOf(box, group)) {
      const at = filled[item] as number
      const { groups, counts } = backers[item] as Backers
      groups[at] = place
      counts[at] = count
      filled[item] = at + 1
      votes[item] = (votes[item] as number) + count
    }
  }
  const named = [...alternatives.keys()].filter((project) => (votes[project] as number) > 0 && !withdrawn[project])
  const rank = new Array<number>(alternatives.length).fill(0)
  for (const [place, project] of lot.entries()) rank[project] = place
  return {
    projects: alternatives.length,
    costs,
    budget,
    groups: box.counts.length,
    backers,
    votes,
    ballots: box.total,
    priced: named.filter((project) => (costs[project] as number) > 0),
    free: named.filter((project) => costs[project] === 0),
    rank,
  }
}

/** Groups that share their two most popular projects stand beside each other: memory is then read in stretches, not here and there. */
function neighbours(box: Box, sizes: Int32Array): Int32Array {
  const popular = [...sizes.keys()].sort((a, b) => (sizes[b] as number) - (sizes[a] as number))
  const rank = new Int32Array(sizes.length)
  for (const [place, project] of popular.entries()) rank[project] = place
  const keys = new Float64Array(box.counts.length)
  for (let group = 0; group < keys.length; group += 1) {
    let [first, second] = [sizes.length, sizes.length]
    for (const item of choicesOf(box, group)) {
      const place = rank[item] as number
      if (place < first) [first, second] = [place, first]
      else if (place < second) second = place
    }
    keys[group] = (first * (sizes.length + 1) + second) * 2 ** 26 + group
  }
  return Int32Array.from(keys.sort(), (key) => key % 2 ** 26)
}
