import { describe, expect, it } from 'vitest'
import { priorityFrom, usualWeights, type Weighed, weigh } from './priority.ts'

const none: Weighed = { item: 3, frequency: 0, age: 0, people: 0, care: false }

describe('how urgent a request is', () => {
  it.each([
    // item, frequency, age, people, care → points, priority
    [4, 0, 0, 0, false, 0, 4],
    [4, 3, 2, 1, false, 12, 4],
    [4, 0, 0, 2, true, 25, 3],
    [3, 0, 0, 0, false, 25, 3],
    [3, 5, 5, 1, false, 45, 3],
    [3, 5, 5, 2, false, 50, 2],
    [3, 90, 0, 0, false, 50, 2],
    [2, 0, 0, 0, false, 50, 2],
    [2, 90, 90, 90, true, 140, 2],
    [1, 0, 0, 0, false, 100, 1],
  ] as const)('item %i, %i nearby, %i days, %i more people, care %s: %i points, priority %i', (...row) => {
    const [item, frequency, age, people, care, points, priority] = row
    expect(weigh({ item, frequency, age, people, care }, usualWeights)).toMatchObject({ points, priority })
  })

  it('never sinks below its item, and no part lifts it by more than one step', () => {
    const nothing = { frequency: 0, age: 0, people: 0, care: 0 }
    for (const item of [1, 2, 3, 4]) expect(weigh({ ...none, item }, nothing).priority).toBe(item)
    const heavy = { frequency: 20, age: 20, people: 20, care: 20 }
    expect(weigh({ ...none, item: 4, people: 50 }, heavy).priority).toBe(3)
  })

  it('shows its parts, and they add up', () => {
    const { parts, points } = weigh({ ...none, people: 3, care: true }, usualWeights)
    expect(parts.find((one) => one.part === 'people')).toEqual({ part: 'people', count: 3, points: 15 })
    expect(parts.reduce((sum, one) => sum + one.points, 0)).toBe(points)
    expect(priorityFrom(points)).toBe(2)
  })
})
