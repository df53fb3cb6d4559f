import { compare, decimals, type Fraction, fraction, minus, over, plus, scaled, times, zero } from '../fraction.ts'
import type { Arithmetic } from './count.ts'

/** Decimals of a fixed number of places, kept as whole numbers; remainders of `cut` are dropped as `rounding` says. */
export function fixed(places: number, rounding: 'once' | 'twice'): Arithmetic<bigint> {
  const unit = 10n ** BigInt(places)
  return {
    zero: 0n,
    one: unit,
    of: (whole) => BigInt(whole) * unit,
    plus: (a, b) => a + b,
    minus: (a, b) => a - b,
    mul: (value, ballots) => value * BigInt(ballots),
    // Twice: the product is cut to the places before it is divided.
    cut: (value, surplus, votes) =>
      rounding === 'once' ? (value * surplus) / votes : (((value * surplus) / unit) * unit) / votes,
    compare: (a, b) => (a < b ? -1 : a > b ? 1 : 0),
    written: (value) => scaled(value, places),
  }
}

/** Fractions: nothing is dropped. Written with so many places. */
export function rational(places: number): Arithmetic<Fraction> {
  return {
    zero,
    one: fraction(1),
    of: (whole) => fraction(whole),
    plus,
    minus,
    mul: (value, ballots) => times(value, fraction(ballots)),
    cut: (value, surplus, votes) => over(times(value, surplus), votes),
    compare,
    written: (value) => decimals(value, places),
  }
}
