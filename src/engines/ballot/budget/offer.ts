import type { Backers, Pool } from './pool.ts'
import type { Purses } from './purses.ts'

/** What a project asks of each backer who can pay, between two bounds in units of 1/scale. */
export type Offer = { readonly project: number; readonly low: number; readonly high: number; exact?: Price }

/** The same exactly: `top / payers` units of the purses' common denominator; the others give what they have. */
export type Price = {
  readonly top: bigint
  readonly payers: number
  readonly isPoor: (group: number) => boolean
  readonly poor: number
}

/** Bounds are divided in floating point, which errs by less than this. */
const below = 1 - 2 ** -50
const above = 1 + 2 ** -50

/**
 * Finds what a project costs each of its backers if all pay alike and who has less gives all. Looks at the upper bounds of the purses and
 * says how far the truth may lie; asks for the fractions where somebody stands too near to the price to tell.
 */
export class Offers {
  private readonly pool: Pool
  private readonly purses: Purses
  /** By project: who has less than this (units of 1/scale) is poor. Prices only rise while money only goes. */
  private readonly floors: Float64Array

  constructor(pool: Pool, purses: Purses) {
    this.pool = pool
    this.purses = purses
    this.floors = new Float64Array(pool.projects)
    for (const project of pool.priced) {
      const due = (pool.costs[project] as number) * purses.scale
      this.floors[project] = Math.ceil((due / (pool.votes[project] as number)) * below) - 1
    }
  }

  /** Undefined where all backers together can't pay. */
  look(project: number): Offer | undefined {
    const { pool, purses, floors } = this
    const due = (pool.costs[project] as number) * purses.scale
    const votes = pool.votes[project] as number
    const { groups, counts } = pool.backers[project] as Backers
    const { most } = purses
    if (due > 2 ** 52) return undefined
    for (;;) {
      const floor = floors[project] as number
      let [held, poor, least] = [0, 0, Number.POSITIVE_INFINITY]
      for (let at = 0; at < groups.length; at += 1) {
        const money = most[groups[at] as number] as number
        if (money < floor) {
          held += money * (counts[at] as number)
          poor += counts[at] as number
        } else if (money < least) least = money
      }
      if (poor === votes) return undefined
      const [missing, payers] = [due - held, votes - poor]
      if (missing <= 0) return this.exactly(project)
      const price = ceilingOf(missing, payers)
      if (least < price) {
        floors[project] = price
        continue
      }
      const high = ((missing + purses.payments * poor) / payers) * above
      if (least - purses.payments < high && !(purses.payments === 0 && least >= price)) return this.exactly(project)
      return { project, low: (missing / payers) * below, high }
    }
  }

  /** The price as a fraction. Undefined where all backers together can't pay. */
  price(project: number): Price | undefined {
    const { pool, purses } = this
    const backers = pool.backers[project] as Backers
    const votes = pool.votes[project] as number
    const floor = this.floors[project] as number
    const due = purses.inUnits(pool.costs[project] as number)
    const poorPurses = new Set<number>()
    const isPoor = (group: number) => (purses.most[group] as number) < floor || poorPurses.has(purses.same(group))
    let { units: given, ballots: poor } = purses.sum(backers, floor)
    for (;;) {
      if (poor === votes) return undefined
      const [top, payers] = [due - given, votes - poor]
      const found = this.tooPoor(backers, floor, top, payers).filter((at) => !isPoor(backers.groups[at] as number))
      if (found.length === 0) return { top, payers, isPoor, poor }
      for (const at of found) poorPurses.add(purses.same(backers.groups[at] as number))
      const more = purses.sum(some(backers, found), Number.POSITIVE_INFINITY)
      given += more.units
      poor += more.ballots
    }
  }

  /** Where, among the backers, groups not below the floor stand that can't pay a price of `top / payers`: told apart exactly where it is close. */
  private tooPoor({ groups }: Backers, floor: number, top: bigint, payers: number): number[] {
    const { most, payments } = this.purses
    const ceiling = this.purses.ceiling(top, payers) + payments
    const near: number[] = []
    for (let at = 0; at < groups.length; at += 1) {
      const money = most[groups[at] as number] as number
      if (money >= floor && money < ceiling) near.push(at)
    }
    return near.filter((at) => this.purses.exact(groups[at] as number) * BigInt(payers) < top)
  }

  private exactly(project: number): Offer | undefined {
    const exact = this.price(project)
    if (!exact) return undefined
    const ceiling = this.purses.ceiling(exact.top, exact.payers)
    return { project, low: (ceiling - 1) * below, high: ceiling * above, exact }
  }
}

function some({ groups, counts }: Backers, places: readonly number[]): Backers {
  return {
    groups: Int32Array.from(places, (at) => groups[at] as number),
    counts: Float64Array.from(places, (at) => counts[at] as number),
  }
}

/** Rounded up, for whole numbers below 2^53. */
function ceilingOf(top: number, bottom: number): number {
  let quotient = Math.floor(top / bottom)
  while (quotient * bottom > top) quotient -= 1
  while ((quotient + 1) * bottom <= top) quotient += 1
  return quotient * bottom === top ? quotient : quotient + 1
}
