import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, civilDateOf, weekday } from '../../shared/civil-date.ts'
import { isWorkingDay, type WorkingCalendar } from './calendar.ts'
import { addWorkingDays, addWorkingHours, hourMs, workingTimeBetween } from './deadlines.ts'
import { workingCalendar } from './national.ts'
import { at, office, shanghai, wallClock } from './testing.ts'

describe('a deadline in working hours', () => {
  it.each([
    ['2026-11-19 09:00', 4, '2026-11-19 15:00', 'over noon'],
    ['2026-11-19 09:00', 3, '2026-11-19 12:00', 'ends with the shift, not after noon'],
    ['2026-11-19 08:30', 7, '2026-11-19 17:30', 'ends with the day'],
    ['2026-11-19 12:30', 1, '2026-11-19 15:00', 'filed at noon'],
    ['2026-11-20 22:00', 4, '2026-11-23 14:30', 'filed on Friday night'],
    ['2026-11-21 10:00', 1, '2026-11-23 09:30', 'filed on a Saturday'],
    ['2026-11-19 17:29', 1, '2026-11-20 09:29', 'filed at 17:29'],
    ['2026-11-20 17:30', 0.5, '2026-11-23 09:00', 'filed at the very close'],
    ['2025-12-31 17:29', 1, '2026-01-04 09:29', 'over New Year, into the Sunday worked for it'],
    ['2026-01-01 00:00', 4, '2026-01-04 14:30', 'filed on New Year'],
    ['2026-02-14 16:00', 4, '2026-02-24 11:00', 'filed on the Saturday worked for Spring Festival'],
    ['2026-02-18 03:00', 2, '2026-02-24 10:30', 'filed at night in Spring Festival'],
    ['2026-02-13 17:00', 8, '2026-02-24 09:00', 'over Spring Festival'],
    ['2026-11-21 10:00', 0, '2026-11-23 08:30', 'none: the first working instant'],
    ['2026-11-19 10:00', 0, '2026-11-19 10:00', 'none, in working time'],
  ])('filed %s, %d h: due %s (%s)', (from, hours, due) => {
    const found = addWorkingHours(at(from), hours, office)
    expect(wallClock(found.due)).toBe(due)
    expect(found.estimated).toBe(false)
  })

  it('past what is published it goes by weekends and says so', () => {
    const known = { ...office, knownThrough: '2026-12-31' }
    const found = addWorkingHours(at('2026-12-31 17:29'), 1, known)
    expect(found.estimated).toBe(true)
    expect(addWorkingHours(at('2026-12-31 09:00'), 7, { ...known, knownThrough: '2026-12-30' }).estimated).toBe(true)
    expect(addWorkingHours(at('2026-12-31 09:00'), 4, known).estimated).toBe(false)
    expect(addWorkingDays(at('2026-12-30 09:00'), 1, known).estimated).toBe(false)
    expect(addWorkingDays(at('2026-12-30 09:00'), 2, known).estimated).toBe(true)
  })

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY, 1e9])('%d hours are refused', (hours) => {
    expect(() => addWorkingHours(at('2026-11-19 09:00'), hours, office)).toThrow(RangeError)
  })
})

describe('a deadline in working days', () => {
  it.each([
    ['2026-11-19 09:00', 1, '2026-11-20 17:30', 'the next day'],
    ['2026-11-19 23:00', 1, '2026-11-20 17:30', 'filed at night'],
    ['2026-11-20 09:00', 1, '2026-11-23 17:30', 'over a weekend'],
    ['2026-11-21 09:00', 1, '2026-11-23 17:30', 'filed on a Saturday'],
    ['2026-02-13 10:00', 1, '2026-02-14 17:30', 'into the Saturday worked for Spring Festival'],
    ['2026-02-13 10:00', 5, '2026-02-27 17:30', 'over Spring Festival'],
    ['2026-02-14 10:00', 5, '2026-02-28 17:30', 'from one worked Saturday to the other'],
    ['2025-12-31 17:29', 2, '2026-01-05 17:30', 'over New Year'],
    ['2026-11-19 17:30', 0, '2026-11-19 17:30', 'the same day'],
    ['2026-11-19 17:31', 0, '2026-11-20 17:30', 'the same day, after its close'],
  ])('filed %s, %i: due %s (%s)', (from, days, due) => {
    expect(wallClock(addWorkingDays(at(from), days, office).due)).toBe(due)
  })

  it.each([-1, 0.5, Number.NaN, 1e9])('%d days are refused', (days) => {
    expect(() => addWorkingDays(at('2026-11-19 09:00'), days, office)).toThrow(RangeError)
  })
})

describe('working time', () => {
  it.each([
    ['2026-11-19 09:00', '2026-11-19 15:00', 4],
    ['2026-11-19 18:00', '2026-11-20 08:00', 0],
    ['2026-02-13 17:00', '2026-02-24 09:00', 8],
    ['2026-02-15 00:00', '2026-02-24 00:00', 0],
    ['2026-11-20 08:30', '2026-11-19 08:30', -7],
    ['2025-01-01 00:00', '2026-01-01 00:00', 248 * 7],
  ])('from %s to %s: %d h', (from, to, hours) => {
    expect(workingTimeBetween(at(from), at(to), office)).toBe(hours * hourMs)
  })

  it('is bounded', () => {
    expect(() => workingTimeBetween(new Date(0), at('2026-01-01 00:00'), office)).toThrow(RangeError)
  })
})

// A place with summer time, and one open every day and night, to show that neither is taken for granted.
const newYork = workingCalendar({ timeZone: 'America/New_York', hours: office.hours, weekdays: [1, 2, 3, 4, 5, 6] })
const always = workingCalendar({
  timeZone: shanghai,
  hours: [{ from: '00:00', to: '24:00' }],
  weekdays: [1, 2, 3, 4, 5, 6, 7],
})

// By name, so that a counterexample is readable.
const calendars: Record<string, WorkingCalendar> = { office, newYork, always }
const calendar = fc.constantFrom(...Object.keys(calendars))
const called = (name: string) => calendars[name] ?? office
const instant = fc.date({
  min: new Date('2025-01-01T00:00:00Z'),
  max: new Date('2027-06-30T00:00:00Z'),
  noInvalidDate: true,
})
const hours = fc.integer({ min: 0, max: 200 * 60 }).map((minutes) => minutes / 60)
const days = fc.integer({ min: 1, max: 60 })

describe('whatever is asked', () => {
  it('as much working time lies before the deadline as was given', () => {
    fc.assert(
      fc.property(instant, hours, calendar, (from, given, name) => {
        const on = called(name)
        const { due } = addWorkingHours(from, given, on)
        expect(workingTimeBetween(from, due, on)).toBe(Math.round(given * hourMs))
      }),
    )
  })

  it('a deadline never falls on a rest day or outside the hours', () => {
    fc.assert(
      fc.property(instant, hours, days, (from, given, count) => {
        for (const { due } of [addWorkingHours(from, given, office), addWorkingDays(from, count, office)]) {
          const [date = '', time = ''] = wallClock(due).split(' ')
          expect(isWorkingDay(date, office)).toBe(true)
          expect((time >= '08:30' && time <= '12:00') || (time >= '14:00' && time <= '17:30')).toBe(true)
        }
      }),
    )
  })

  it('who files later or is given more is never due earlier', () => {
    fc.assert(
      fc.property(instant, instant, hours, hours, calendar, (one, other, some, more, name) => {
        const on = called(name)
        const [early, late] = one < other ? [one, other] : [other, one]
        const due = (from: Date, given: number) => addWorkingHours(from, given, on).due.getTime()
        expect(due(late, some)).toBeGreaterThanOrEqual(due(early, some))
        expect(due(early, some + more)).toBeGreaterThanOrEqual(due(early, some))
        expect(addWorkingDays(late, 3, on).due >= addWorkingDays(early, 3, on).due).toBe(true)
      }),
    )
  })

  it('exactly n closings lie after the day of filing, up to the deadline', () => {
    fc.assert(
      fc.property(instant, days, (from, count) => {
        const due = civilDateOf(addWorkingDays(from, count, office).due, shanghai)
        let counted = 0
        for (let date = addDays(civilDateOf(from, shanghai), 1); date <= due; date = addDays(date, 1)) {
          if (office.exceptions.get(date) === 'work' || (weekday(date) <= 5 && !office.exceptions.has(date)))
            counted += 1
        }
        expect(counted).toBe(count)
      }),
    )
  })

  it('working time adds up', () => {
    fc.assert(
      fc.property(instant, instant, instant, calendar, (a, b, c, name) => {
        const on = called(name)
        expect(workingTimeBetween(a, b, on) + workingTimeBetween(b, c, on)).toBe(workingTimeBetween(a, c, on))
      }),
    )
  })
})
