import { describe, expect, it } from 'vitest'
import { type Stop, splitStops, type Walker } from './split.ts'

/** Buildings of `stairwells` with `each` dwellings; the paths are those of their grid. */
function street(grid: string, buildings: number, stairwells: number, each: number): Stop[] {
  return Array.from({ length: buildings * stairwells * each }, (_, index) => {
    const stair = Math.floor(index / each)
    const building = `${grid}-b${Math.floor(stair / stairwells)}`
    return { dwellingId: `${grid}-${index}`, buildingId: building, block: `${grid}-s${stair}`, paths: [grid, null] }
  })
}

const anywhere = (personId: string): Walker => ({ personId, reaches: () => true })
const inGrid = (personId: string, grid: string): Walker => ({ personId, reaches: (paths) => paths.includes(grid) })
const loadOf = (shares: { personId: string }[], id: string) => shares.filter((one) => one.personId === id).length

describe('sharing dwellings out', () => {
  it('is even as far as whole stairwells allow, and each part is one stretch', () => {
    const stops = street('g1', 10, 3, 12)
    const { shares, unreached } = splitStops(stops, ['a', 'b', 'c', 'd'].map(anywhere), new Map())
    expect(unreached).toEqual([])
    for (const id of ['a', 'b', 'c', 'd']) expect(Math.abs(loadOf(shares, id) - 90)).toBeLessThanOrEqual(12)
    const order = shares.map((one) => one.personId)
    expect(order.filter((id, index) => id !== order[index - 1])).toEqual(['a', 'b', 'c', 'd'])
    for (const [, rows] of Map.groupBy(shares, (one) => one.stop.block))
      expect(new Set(rows.map((one) => one.personId)).size).toBe(1)
  })

  it('sends nobody where their posts do not reach, and evens out with those who reach everywhere', () => {
    const stops = [...street('g1', 2, 2, 10), ...street('g2', 6, 2, 10)]
    const { shares } = splitStops(stops, [inGrid('a', 'g1'), inGrid('b', 'g2'), anywhere('c')], new Map())
    expect(shares.every((one) => one.personId !== 'a' || one.stop.paths[0] === 'g1')).toBe(true)
    expect(shares).toHaveLength(160)
    expect(splitStops(stops, [inGrid('a', 'g1')], new Map()).unreached).toHaveLength(120)
  })

  it('keeps what was given by hand, and fills the others around it; a tower is cut by floors', () => {
    const stops = street('g1', 4, 1, 10)
    const { shares } = splitStops(stops, ['a', 'b'].map(anywhere), new Map([['g1-b3', 'a']]))
    expect(shares.filter((one) => one.stop.buildingId === 'g1-b3').every((one) => one.personId === 'a')).toBe(true)
    expect([loadOf(shares, 'a'), loadOf(shares, 'b')]).toEqual([20, 20])
    const tower = splitStops(street('g1', 1, 1, 96), ['a', 'b'].map(anywhere), new Map()).shares
    expect([loadOf(tower, 'a'), loadOf(tower, 'b')]).toEqual([48, 48])
  })
})
