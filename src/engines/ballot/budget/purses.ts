import { greatestCommon } from '../fraction.ts'
import type { Backers } from './pool.ts'

/** Index of the purse that holds nothing. */
const empty = 0

/**
 * What each ballot has left, exactly. Ballots with the same history of payments share a purse: the one of before, less one payment. Money is
 * known twice: as `most`, a whole number of 1/scale that is at most `payments` units above the truth, in a typed array to be compared quickly;
 * and, where these few units could matter, as a fraction over the common denominator of all payments.
 */
export class Purses {
  scale = 1
  /** Upper bound in units of 1/scale, by group. */
  readonly most: Float64Array
  /** Payments made so far: `most` is above the truth by fewer units than this, or exact while it is 0. */
  payments = 0
  private readonly ballots: number
  private readonly purseOf: Int32Array
  private endowment = 0
  private parent = new Int32Array(1024)
  private lastPayment = new Int32Array(1024)
  private mostIn = new Float64Array(1024)
  /** The purse that came of this one in the last payment it made, and which payment that was. */
  private child = new Int32Array(1024)
  private childSince = new Int32Array(1024)
  private size = 2
  private bottom = 1n
  private tops: bigint[] = []
  private exactly = new Map<number, bigint>()

  constructor(groups: number, ballots: number) {
    this.ballots = ballots
    this.most = new Float64Array(groups)
    this.purseOf = new Int32Array(groups)
  }

  /** Everybody has so much again, in whole units of money. */
  fill(endowment: number): void {
    this.endowment = endowment
    this.scale = 2 ** Math.max(0, 51 - Math.ceil(Math.log2(Math.max(this.ballots * endowment, 1))))
    this.most.fill(endowment * this.scale)
    this.purseOf.fill(1)
    this.mostIn[1] = endowment * this.scale
    this.parent[1] = -1
    this.childSince.fill(0)
    this.payments = 0
    this.size = 2
    this.bottom = 1n
    this.tops = []
    this.exactly = new Map()
  }

  /** What those of some groups hold whose upper bound is below `floor`, in units of 1/bottom, and how many ballots they are. */
  sum({ groups, counts }: Backers, floor: number): { units: bigint; ballots: number } {
    const paid = new Float64Array(this.payments)
    const { most, purseOf, parent, lastPayment } = this
    let [ballots, holders] = [0, 0]
    for (let at = 0; at < groups.length; at += 1) {
      const group = groups[at] as number
      if ((most[group] as number) >= floor) continue
      const count = counts[at] as number
      ballots += count
      let purse = purseOf[group] as number
      if (purse === empty) continue
      holders += count
      for (; purse !== 1; purse = parent[purse] as number) {
        const payment = lastPayment[purse] as number
        paid[payment] = (paid[payment] as number) + count
      }
    }
    let units = BigInt(holders * this.endowment) * this.bottom
    for (const [payment, count] of paid.entries()) {
      if (count > 0) units -= BigInt(count) * (this.tops[payment] as bigint)
    }
    return { units, ballots }
  }

  /** An amount of money in units of 1/bottom. */
  inUnits(amount: number): bigint {
    return BigInt(amount) * this.bottom
  }

  /** What a group holds, in units of 1/bottom. */
  exact(group: number): bigint {
    const purse = this.purseOf[group] as number
    if (purse === empty) return 0n
    const known = this.exactly.get(purse)
    if (known !== undefined) return known
    let sum = this.inUnits(this.endowment)
    for (let at = purse; at !== 1; at = this.parent[at] as number)
      sum -= this.tops[this.lastPayment[at] as number] as bigint
    this.exactly.set(purse, sum)
    return sum
  }

  /** Groups with the same number hold the same. */
  same(group: number): number {
    return this.purseOf[group] as number
  }

  /** A price of `top / payers` units of 1/bottom, rounded up to 1/scale. */
  ceiling(top: bigint, payers: number): number {
    const under = this.bottom * BigInt(payers)
    return Number((top * BigInt(this.scale) + under - 1n) / under)
  }

  /** All groups pay: those in `isPoor` all they have, the others `top / payers` units of 1/bottom. */
  pay(groups: Int32Array, isPoor: (group: number) => boolean, top: bigint, payers: number): void {
    const least = Number((top * BigInt(this.scale)) / (this.bottom * BigInt(payers)))
    this.record(top, payers)
    const payment = this.payments - 1
    for (let at = 0; at < groups.length; at += 1) {
      const group = groups[at] as number
      const before = this.purseOf[group] as number
      if (this.childSince[before] !== this.payments) {
        const after = isPoor(group) ? empty : this.open(before, payment, least)
        this.child[before] = after
        this.childSince[before] = this.payments
      }
      const after = this.child[before] as number
      this.purseOf[group] = after
      this.most[group] = this.mostIn[after] as number
    }
  }

  /** A payment, and the common denominator that it fits. */
  private record(top: bigint, payers: number): void {
    const whole = BigInt(payers)
    const shared = greatestCommon(whole, top % whole)
    const factor = whole / shared
    if (factor !== 1n) {
      this.bottom *= factor
      for (const [index, other] of this.tops.entries()) this.tops[index] = other * factor
    }
    this.tops.push(top / shared)
    this.payments += 1
    this.exactly = new Map()
  }

  private open(before: number, payment: number, least: number): number {
    const purse = this.size
    if (purse === this.parent.length) {
      this.parent = grown(this.parent, new Int32Array(purse * 2))
      this.lastPayment = grown(this.lastPayment, new Int32Array(purse * 2))
      this.mostIn = grown(this.mostIn, new Float64Array(purse * 2))
      this.child = grown(this.child, new Int32Array(purse * 2))
      this.childSince = grown(this.childSince, new Int32Array(purse * 2))
    }
    this.parent[purse] = before
    this.childSince[purse] = 0
    this.lastPayment[purse] = payment
    this.mostIn[purse] = (this.mostIn[before] as number) - least
    this.size += 1
    return purse
  }

  /** The last payment of those who paid in full: top and bottom of a fraction of money. */
  lastPaid(): { top: bigint; bottom: bigint } {
    return { top: this.tops.at(-1) as bigint, bottom: this.bottom }
  }
}

function grown<T extends Int32Array | Float64Array>(from: T, to: T): T {
  to.set(from)
  return to
}
