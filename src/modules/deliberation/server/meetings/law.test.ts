import { describe, expect, it } from 'vitest'
import { usualLaws } from './law.data.ts'
import { lawCodeOf, majority, neededOf, quorumOf, representativeSeats } from './law.ts'

const people = (present: number, members: number) =>
  Array.from({ length: members }, (_, index) => ({ voting: true, came: index < present, left: false }))

describe('quorum and majority', () => {
  it('counts in whole numbers: 以上 includes the figure, 过半数 does not', () => {
    const two = { num: 2, den: 3, over: false }
    expect([30, 31, 32, 33].map((total) => neededOf(two, total))).toEqual([20, 21, 22, 22])
    const half = { num: 1, den: 2, over: true }
    expect([8, 9, 10].map((total) => neededOf(half, total))).toEqual([5, 5, 6])
  })

  it('is reached by the representatives at exactly two thirds', () => {
    const law = usualLaws.representatives
    expect(quorumOf(law, people(20, 30))).toMatchObject({ needed: 20, missing: 0, reached: true })
    expect(quorumOf(law, people(19, 30))).toMatchObject({ missing: 1, reached: false })
    expect(quorumOf(law, [...people(20, 30), { voting: false, came: true, left: false }]).present).toBe(20)
    expect(quorumOf(law, []).reached).toBe(false)
    expect(quorumOf(usualLaws.open, []).reached).toBe(true)
  })

  it('passes with more than half of those who vote, or half of all members of an owners’ committee', () => {
    const counts = (votesFor: number) => ({ members: 30, voting: 20, votesFor })
    expect(majority(usualLaws.representatives, counts(10))).toEqual({ needed: 11, passed: false })
    expect(majority(usualLaws.representatives, counts(11)).passed).toBe(true)
    expect(majority(usualLaws.owners_committee, { members: 8, voting: 5, votesFor: 4 }).passed).toBe(true)
    expect(majority(usualLaws.owners_committee, { members: 9, voting: 5, votesFor: 4 }).passed).toBe(false)
    expect(majority(usualLaws.open, { members: 0, voting: 0, votesFor: 0 }).passed).toBe(false)
  })

  it('knows whose law holds, and how many representatives households have', () => {
    expect(lawCodeOf('body', 'owners_committee')).toBe('owners_committee')
    expect(lawCodeOf('body', 'club')).toBe('body')
    expect(lawCodeOf('joint', 'residents_committee')).toBe('open')
    expect(representativeSeats(1_000)).toEqual({ least: 20, most: 50 })
    expect(representativeSeats(1_001).least).toBe(21)
    expect(representativeSeats(10)).toEqual({ least: 1, most: 1 })
  })
})
