import type { z } from 'zod'
import type { ownersFigures } from '../../contract/result-views.ts'
import { article278 } from '../kinds.data.ts'

export type OwnersFigures = z.output<typeof ownersFigures>
type Side = OwnersFigures['all']
type Part = { part: number; of: number; more?: boolean }

/** Votes together: how many and how much area (whole square centimetres) is on the roll, said what, or was reached and silent. */
export type Sides = Record<'all' | 'for' | 'against' | 'abstained' | 'spoiled' | 'silent', Side>

/**
 * Whether a part reaches a share of a whole, in whole numbers: `3·part ≥ 2·total`. 以上 holds the figure itself; 过半数 (`more`)
 * is more than it. Nothing of nothing reaches no share.
 */
export function reaches(part: number, total: number, share: Part): boolean {
  const [left, right] = [BigInt(part) * BigInt(share.of), BigInt(total) * BigInt(share.part)]
  return total > 0 && (share.more ? left > right : left >= right)
}

const plus = (...sides: Side[]): Side => ({
  heads: sides.reduce((sum, side) => sum + side.heads, 0),
  area_cm2: sides.reduce((sum, side) => sum + side.area_cm2, 0),
})

/**
 * Counts owners by 民法典 278: who took part by area and by head, and of these who agreed. A spoiled paper took part and agrees to
 * nothing. With `silence` whoever was reached and said nothing took part and stands with the larger side (with neither where both are level).
 */
export function countOwners(sides: Sides, matter: 'ordinary' | 'special', silence: 'none' | 'majority'): OwnersFigures {
  const none = { heads: 0, area_cm2: 0 }
  const silent = silence === 'majority' ? sides.silent : none
  const side = (name: 'for' | 'against', other: 'for' | 'against') =>
    sides[name].heads > sides[other].heads && sides[name].area_cm2 > sides[other].area_cm2
      ? plus(sides[name], silent)
      : sides[name]
  const agreed = side('for', 'against')
  const took = plus(sides.for, sides.against, sides.abstained, sides.spoiled, silent)
  const share: Part = article278[matter]
  const took_enough = {
    heads: reaches(took.heads, sides.all.heads, article278.took),
    area: reaches(took.area_cm2, sides.all.area_cm2, article278.took),
  }
  const for_enough = {
    heads: reaches(agreed.heads, took.heads, share),
    area: reaches(agreed.area_cm2, took.area_cm2, share),
  }
  return {
    ...{ all: sides.all, took, for: agreed, against: side('against', 'for'), abstained: sides.abstained, silent },
    ...{ took_enough, for_enough },
    passed: took_enough.heads && took_enough.area && for_enough.heads && for_enough.area,
  }
}
