import { describe, expect, it } from 'vitest'
import { countOwners, reaches, type Sides } from './owners.ts'

const side = (heads: number, area_cm2 = heads) => ({ heads, area_cm2 })
const none = side(0)
const sides = (of: Partial<Sides>): Sides => ({
  all: side(300),
  for: none,
  against: none,
  abstained: none,
  spoiled: none,
  silent: none,
  ...of,
})

describe('民法典 278 at its edges', () => {
  it('takes 以上 with the figure itself and 过半数 without, in whole numbers', () => {
    expect([199, 200, 201].map((part) => reaches(part, 300, { part: 2, of: 3 }))).toEqual([false, true, true])
    expect([149, 150, 151].map((part) => reaches(part, 200, { part: 3, of: 4 }))).toEqual([false, true, true])
    expect([100, 101].map((part) => reaches(part, 200, { part: 1, of: 2, more: true }))).toEqual([false, true])
    // Floating point would call these level: 2/3 of 3·10^14 square centimetres, one below.
    expect(reaches(199_999_999_999_999, 300_000_000_000_000, { part: 2, of: 3 })).toBe(false)
    expect(reaches(0, 0, { part: 2, of: 3 })).toBe(false)
  })

  it('asks for both heads and area, of all and of those who took part', () => {
    const carried = (of: Partial<Sides>, matter: 'ordinary' | 'special' = 'ordinary') =>
      countOwners(sides(of), matter, 'none').passed
    expect(carried({ for: side(101), against: side(99) })).toBe(true)
    expect(carried({ for: side(100), against: side(100) })).toBe(false)
    expect(carried({ for: side(199) })).toBe(false)
    expect(carried({ for: side(200) })).toBe(true)
    expect(carried({ for: side(200, 199) })).toBe(false)
    expect(carried({ for: side(199, 200) })).toBe(false)
    expect(carried({ for: side(150), against: side(50) }, 'special')).toBe(true)
    expect(carried({ for: side(149), against: side(51) }, 'special')).toBe(false)
    expect(carried({ for: side(150, 149), against: side(50, 51) }, 'special')).toBe(false)
    // Abstaining and spoiling took part, and agree to nothing.
    expect(carried({ for: side(101), abstained: side(50), spoiled: side(49) })).toBe(true)
    expect(carried({ for: side(100), abstained: side(50), spoiled: side(50) })).toBe(false)
  })

  it('counts silence only by the owners’ own rule, with the larger side', () => {
    const of = { for: side(80), against: side(70), silent: side(60) }
    expect(countOwners(sides(of), 'ordinary', 'none')).toMatchObject({ took: side(150), passed: false })
    expect(countOwners(sides(of), 'ordinary', 'majority')).toMatchObject({
      took: side(210),
      for: side(140),
      against: side(70),
      passed: true,
    })
    expect(countOwners(sides({ ...of, against: side(80) }), 'ordinary', 'majority')).toMatchObject({
      for: side(80),
      passed: false,
    })
  })
})
