import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addWorkingDays, addWorkingHours, hourMs, workingTimeBetween } from './deadlines.ts'
import { dueOf, dueWithPauses, type Limit } from './pauses.ts'
import { at, office, wallClock } from './testing.ts'

function due(start: string, limit: Limit, pauses: [string, string | null][], now = '2026-12-31 09:00') {
  const read = pauses.map(([from, to]) => ({ from: at(from), to: to === null ? null : at(to) }))
  const found = dueWithPauses(at(start), limit, read, at(now), office)
  return { due: wallClock(found.due), paused: found.paused }
}

const fourHours: Limit = { unit: 'working_hours', amount: 4 }
const twoDays: Limit = { unit: 'working_days', amount: 2 }

describe('hours with pauses', () => {
  it.each<[string, [string, string | null][], string]>([
    ['none', [], '2026-11-19 15:00'],
    ['one hour', [['2026-11-19 10:00', '2026-11-19 11:00']], '2026-11-19 16:00'],
    ['over noon only: costs nothing', [['2026-11-19 12:00', '2026-11-19 14:00']], '2026-11-19 15:00'],
    ['over a weekend', [['2026-11-19 14:00', '2026-11-23 14:00']], '2026-11-23 15:00'],
    ['after the deadline: too late', [['2026-11-19 15:00', '2026-11-25 09:00']], '2026-11-19 15:00'],
    ['before the start', [['2026-11-18 09:00', '2026-11-19 10:00']], '2026-11-19 16:00'],
    [
      'two that overlap count once',
      [
        ['2026-11-19 10:00', '2026-11-19 11:00'],
        ['2026-11-19 09:30', '2026-11-19 10:30'],
      ],
      '2026-11-19 16:30',
    ],
    [
      'in any order',
      [
        ['2026-11-19 11:00', '2026-11-19 12:00'],
        ['2026-11-19 09:00', '2026-11-19 10:00'],
      ],
      '2026-11-19 17:00',
    ],
    ['one that ends before it begins is none', [['2026-11-19 11:00', '2026-11-19 10:00']], '2026-11-19 15:00'],
  ])('%s', (_, pauses, expected) => {
    expect(due('2026-11-19 09:00', fourHours, pauses)).toEqual({ due: expected, paused: false })
  })

  it('while paused the deadline moves on with now', () => {
    const pause: [string, null][] = [['2026-11-19 11:00', null]]
    expect(due('2026-11-19 09:00', fourHours, pause, '2026-11-19 15:00')).toEqual({
      due: '2026-11-19 17:00',
      paused: true,
    })
    expect(due('2026-11-19 09:00', fourHours, pause, '2026-11-23 08:30')).toEqual({
      due: '2026-11-23 10:30',
      paused: true,
    })
  })

  it('a pause that began after the deadline saves nothing', () => {
    expect(due('2026-11-19 09:00', fourHours, [['2026-11-19 15:30', null]], '2026-11-23 09:00')).toEqual({
      due: '2026-11-19 15:00',
      paused: false,
    })
  })
})

describe('days with pauses', () => {
  it.each<[string, [string, string | null][], string]>([
    ['none', [], '2026-11-20 17:30'],
    ['within a day: costs nothing', [['2026-11-19 09:00', '2026-11-19 15:00']], '2026-11-20 17:30'],
    ['over one close of business: a day', [['2026-11-19 15:00', '2026-11-20 09:00']], '2026-11-23 17:30'],
    ['over a weekend: no day', [['2026-11-20 18:00', '2026-11-23 08:00']], '2026-11-20 17:30'],
    ['on the last day, resumed the week after', [['2026-11-20 10:00', '2026-11-25 10:00']], '2026-11-25 17:30'],
    ['after the deadline: too late', [['2026-11-20 17:31', '2026-11-25 10:00']], '2026-11-20 17:30'],
  ])('%s', (_, pauses, expected) => {
    expect(due('2026-11-18 09:00', twoDays, pauses)).toEqual({ due: expected, paused: false })
  })

  it('while paused the deadline moves on with now', () => {
    expect(due('2026-11-18 09:00', twoDays, [['2026-11-19 09:00', null]], '2026-11-23 10:00')).toEqual({
      due: '2026-11-24 17:30',
      paused: true,
    })
  })
})

describe('calendar days', () => {
  it.each([
    ['2026-11-16 09:00', 3, '2026-11-19 17:30', 'ends on a working day'],
    ['2026-11-16 09:00', 5, '2026-11-23 17:30', 'ends on a Saturday: the next working day'],
    ['2026-02-10 09:00', 7, '2026-02-24 17:30', 'ends in Spring Festival'],
    ['2026-02-10 09:00', 15, '2026-02-25 17:30', 'rest days in between count'],
    ['2026-11-19 18:00', 0, '2026-11-20 17:30', 'the same day, after its close'],
  ])('filed %s, %i days: due %s (%s)', (start, amount, expected) => {
    expect(due(start, { unit: 'days', amount }, []).due).toBe(expected)
  })

  it('a pause gives back its days', () => {
    expect(due('2026-11-16 09:00', { unit: 'days', amount: 3 }, [['2026-11-17 09:00', '2026-11-19 09:00']]).due).toBe(
      '2026-11-23 17:30',
    )
  })
})

const instant = fc.date({
  min: new Date('2025-12-01T00:00:00Z'),
  max: new Date('2026-04-01T00:00:00Z'),
  noInvalidDate: true,
})
const pause = fc.tuple(instant, instant).map(([from, to]) => ({ from, to }))
const hours = fc.integer({ min: 0, max: 100 })

describe('whatever is asked', () => {
  it('without pauses a limit is what its unit says', () => {
    fc.assert(
      fc.property(instant, hours, (start, amount) => {
        expect(dueOf(start, { unit: 'working_hours', amount }, office)).toEqual(addWorkingHours(start, amount, office))
        expect(dueOf(start, { unit: 'working_days', amount }, office)).toEqual(addWorkingDays(start, amount, office))
      }),
    )
  })

  it('the working time outside the pauses is what was given', () => {
    fc.assert(
      fc.property(instant, hours, pause, (start, amount, stop) => {
        const { due: end } = dueWithPauses(start, { unit: 'working_hours', amount }, [stop], start, office)
        const from = new Date(Math.max(start.getTime(), stop.from.getTime()))
        const to = new Date(Math.min(end.getTime(), stop.to.getTime()))
        const still = to > from ? workingTimeBetween(from, to, office) : 0
        expect(workingTimeBetween(start, end, office) - still).toBe(amount * hourMs)
      }),
    )
  })

  it('a pause never brings a deadline forward, and the order of pauses is nothing', () => {
    const limit = fc.record({
      unit: fc.constantFrom<Limit['unit']>('working_hours', 'working_days', 'days'),
      amount: hours,
    })
    fc.assert(
      fc.property(instant, limit, pause, pause, (start, given, one, other) => {
        const both = dueWithPauses(start, given, [one, other], start, office)
        expect(dueWithPauses(start, given, [other, one], start, office)).toEqual(both)
        expect(both.due >= dueOf(start, given, office).due).toBe(true)
      }),
    )
  })

  it.each([-1, Number.NaN])('an amount of %d is refused', (amount) => {
    for (const unit of ['working_hours', 'working_days', 'days'] as const) {
      expect(() => dueOf(at('2026-11-19 09:00'), { unit, amount }, office)).toThrow(RangeError)
    }
  })
})
