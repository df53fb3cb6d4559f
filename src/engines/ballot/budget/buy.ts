import { type Offer, Offers, type Price } from './offer.ts'
import type { Backers, Pool } from './pool.ts'
import type { Purses } from './purses.ts'

export type Purchase = {
  readonly project: number
  /** What each payer gave who could: a fraction of money. */
  readonly paid: { readonly top: bigint; readonly bottom: bigint }
  readonly payers: number
  /** Backers who gave all they had, which was less. */
  readonly poor: number
  readonly tied: readonly number[]
  readonly by: 'cost' | 'votes' | 'lot' | undefined
}

type Exact = Offer & { readonly exact: Price }

/**
 * One run of the method of equal shares with cost utilities (Peters, Pierczyński, Skowron, "Proportional Participatory Budgeting with
 * Additive Utilities", NeurIPS 2021): each ballot starts with `endowment`, which its purse is filled with; the project is bought next whose backers pay the smallest part of its
 * cost each. Level ones: lower cost, then more votes, then the lot. Undefined as soon as more than the budget is spent.
 */
export function buyProjects(pool: Pool, purses: Purses, endowment: number): Purchase[] | undefined {
  purses.fill(endowment)
  const offers = new Offers(pool, purses)
  const purchases: Purchase[] = []
  // The part of its cost a backer pays at least: one in as many as back it. It only rises.
  const least = new Map(pool.priced.map((project) => [project, (1 / (pool.votes[project] as number)) * (1 - 2 ** -50)]))
  let spent = 0
  for (;;) {
    const best = cheapest(pool, purses, offers, least)
    const chosen = best[0]
    if (!chosen) return purchases
    const { project, exact } = chosen
    spent += pool.costs[project] as number
    if (spent > pool.budget) return undefined
    least.delete(project)
    purses.pay((pool.backers[project] as Backers).groups, exact.isPoor, exact.top, exact.payers)
    const tied = best.map((offer) => offer.project)
    const by = tied.length > 1 ? reasonOf(pool, tied) : undefined
    purchases.push({ project, paid: purses.lastPaid(), payers: exact.payers, poor: exact.poor, tied, by })
  }
}

/** All projects that cost a backer the smallest part, the one to be bought first. */
function cheapest(pool: Pool, purses: Purses, offers: Offers, least: Map<number, number>): Exact[] {
  const partOf = (project: number) => (pool.costs[project] as number) * purses.scale
  const seen: Offer[] = []
  let highest = Number.POSITIVE_INFINITY
  for (const [project, atLeast] of [...least].sort((a, b) => a[1] - b[1])) {
    if (atLeast > highest) break
    const offer = offers.look(project)
    if (!offer) {
      least.delete(project)
      continue
    }
    seen.push(offer)
    least.set(project, Math.max(atLeast, (offer.low / partOf(project)) * (1 - 2 ** -50)))
    highest = Math.min(highest, (offer.high / partOf(project)) * (1 + 2 ** -50))
  }
  const near = seen.filter(({ project }) => (least.get(project) as number) <= highest)
  const exact = near.flatMap((offer) => {
    const price = offer.exact ?? offers.price(offer.project)
    return price ? [{ ...offer, exact: price }] : []
  })
  const parts = exact.toSorted((a, b) => comparePart(pool, a, b) || compareTied(pool, a.project, b.project))
  return parts.filter((offer) => comparePart(pool, offer, parts[0] as Exact) === 0)
}

/** Prices stand over one denominator, so only tops, payers and costs count. */
function comparePart(pool: Pool, a: Exact, b: Exact): number {
  const left = a.exact.top * BigInt(b.exact.payers) * BigInt(pool.costs[b.project] as number)
  const right = b.exact.top * BigInt(a.exact.payers) * BigInt(pool.costs[a.project] as number)
  return left < right ? -1 : left > right ? 1 : 0
}

function compareTied({ costs, votes, rank }: Pool, a: number, b: number): number {
  return (
    (costs[a] as number) - (costs[b] as number) ||
    (votes[b] as number) - (votes[a] as number) ||
    (rank[a] as number) - (rank[b] as number)
  )
}

function reasonOf({ costs, votes }: Pool, [first, second]: readonly number[]): 'cost' | 'votes' | 'lot' {
  if (costs[first as number] !== costs[second as number]) return 'cost'
  return votes[first as number] !== votes[second as number] ? 'votes' : 'lot'
}
