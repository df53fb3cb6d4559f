import type { Purchase } from './buy.ts'
import type { Backers, Pool } from './pool.ts'

/** Sums in floating point err by less than this part; rounding down by it only costs a run that changes nothing. */
const surely = 1 - 1e-9

/**
 * The least endowment, in whole units of money, at which a run may buy otherwise than the one before it; all smaller ones buy the same. Where
 * somebody paid less than the others, any endowment may. Where everybody could pay all that was asked, purchases went by votes alone, and with
 * more money they go the same way, until a project that was not bought can be paid for at the point at which its votes would put it.
 */
export function nextChange(pool: Pool, purchases: readonly Purchase[], endowment: number): number {
  if (purchases.some(({ poor }) => poor > 0)) return endowment + 1
  const bought = new Set(purchases.map(({ project }) => project))
  const rest = pool.priced.filter((project) => !bought.has(project))
  const votesOf = (project: number) => pool.votes[project] as number
  const waiting = rest.toSorted((a, b) => votesOf(b) - votesOf(a))
  const spent = new Float64Array(pool.groups)
  let least = Number.POSITIVE_INFINITY
  const weigh = (project: number) => {
    const { groups, counts } = pool.backers[project] as Backers
    let sum = 0
    for (let at = 0; at < groups.length; at += 1)
      sum += (spent[groups[at] as number] as number) * (counts[at] as number)
    least = Math.min(least, (((pool.costs[project] as number) + sum) / votesOf(project)) * surely)
  }
  for (const { project } of purchases) {
    while (waiting.length > 0 && votesOf(waiting[0] as number) >= votesOf(project)) weigh(waiting.shift() as number)
    const each = (pool.costs[project] as number) / votesOf(project)
    const { groups } = pool.backers[project] as Backers
    for (let at = 0; at < groups.length; at += 1)
      spent[groups[at] as number] = (spent[groups[at] as number] as number) + each
  }
  for (const project of waiting) weigh(project)
  return Math.max(endowment + 1, Math.floor(least))
}
