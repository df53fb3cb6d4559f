import { describe, expect, it } from 'vitest'
import { mostAtOnce, overlap, stateOf, toDays, toPeriod } from './period.ts'

const zone = 'Asia/Shanghai'
const now = new Date('2026-03-04T02:00:00Z')
const days = (from: string, until: string | null = null) => toPeriod({ from, until }, now, zone)

describe('a period', () => {
  it('runs from the first instant of its first day to the last of its last', () => {
    const period = days('2026-03-01', '2026-03-31')
    expect(period.from_at.toISOString()).toBe('2026-02-28T16:00:00.000Z')
    expect(period.until_at?.toISOString()).toBe('2026-03-31T16:00:00.000Z')
    expect(toDays(period, zone)).toEqual({ from: '2026-03-01', until: '2026-03-31' })
  })

  it('begins now and has no end unless told', () => {
    expect(toPeriod({}, now, zone)).toEqual({ from_at: now, until_at: null })
  })

  it.each([
    ['2026-03-05', '2026-03-04'],
    ['2026-03-05', '2025-03-05'],
  ])('from %s until %s is refused', (from, until) => {
    expect(() => days(from, until)).toThrowError(expect.objectContaining({ code: 'bodies.period_unfit' }))
  })

  it('is to come, in force, or ended', () => {
    expect(stateOf(days('2026-03-05'), now)).toBe('to_come')
    expect(stateOf(days('2026-03-04', '2026-03-04'), now)).toBe('in_force')
    expect(stateOf(days('2026-03-01', '2026-03-03'), now)).toBe('ended')
  })

  it('called off before it began has ended', () => {
    const { from_at } = days('2026-04-01')
    expect(stateOf({ from_at, until_at: from_at }, now)).toBe('ended')
  })
})

describe('overlap', () => {
  it.each([
    ['2026-01-01', '2026-01-31', '2026-02-01', null, false],
    ['2026-01-01', '2026-02-01', '2026-02-01', null, true],
    ['2026-01-01', null, '2027-01-01', '2027-01-01', true],
    ['2026-06-01', null, '2026-01-01', '2026-05-31', false],
  ] as const)('of %s–%s and %s–%s is %s', (from, until, otherFrom, otherUntil, expected) => {
    expect(overlap(days(from, until), days(otherFrom, otherUntil))).toBe(expected)
    expect(overlap(days(otherFrom, otherUntil), days(from, until))).toBe(expected)
  })
})

describe('seats taken at once', () => {
  it.each([
    ['nobody', [], 0],
    ['one after the other', [days('2026-01-01', '2026-03-31'), days('2026-04-01', '2026-06-30')], 1],
    ['two who meet for a day', [days('2026-01-01', '2026-04-01'), days('2026-04-01', '2026-06-30')], 2],
    ['only before', [days('2025-01-01', '2025-12-31')], 0],
    ['three, of whom two at once', [days('2025-01-01'), days('2026-02-01', '2026-02-02'), days('2026-03-01')], 2],
  ])('%s', (_, periods, expected) => {
    expect(mostAtOnce(periods, days('2026-01-01', '2026-12-31'))).toBe(expected)
  })
})
