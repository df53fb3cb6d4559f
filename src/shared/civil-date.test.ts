import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  ageAt,
  civilDateOf,
  daysBetween,
  daysOfMonth,
  instantOf,
  isCivilDate,
  localTime,
  minutesOf,
  monthOf,
  weekday,
} from './civil-date.ts'

const shanghai = 'Asia/Shanghai'
const epoch = Date.UTC(2000, 0, 1)
const day = fc
  .integer({ min: -36_000, max: 36_000 })
  .map((offset) => new Date(epoch + offset * 86_400_000).toISOString().slice(0, 10))
const zone = fc.constantFrom(
  shanghai,
  'UTC',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Apia',
)

describe('a civil day', () => {
  it.each(['2026-01-01', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('%s exists', (text) => {
    expect(isCivilDate(text)).toBe(true)
  })

  it.each([
    '2026-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-1-1',
    '0000-01-01',
    ' 2026-01-01',
    '２０２６-01-01',
    '',
  ])('%s does not', (text) => {
    expect(isCivilDate(text)).toBe(false)
    expect(() => addDays(text, 1)).toThrow(RangeError)
  })

  it.each([
    ['2026-11-21', 1, '2026-11-22'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-03-01', -1, '2026-02-28'],
    ['1970-01-01', -1, '1969-12-31'],
    ['2026-01-01', 365, '2027-01-01'],
  ])('%s plus %i days is %s', (from, days, to) => {
    expect(addDays(from, days)).toBe(to)
    expect(daysBetween(from, to)).toBe(days)
  })

  it.each([
    ['2026-11-21', 6],
    ['2026-11-22', 7],
    ['2026-11-23', 1],
    ['1970-01-01', 4],
    ['1969-12-29', 1],
    ['2000-02-29', 2],
  ])('%s is weekday %i', (date, expected) => {
    expect(weekday(date)).toBe(expected)
  })

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-11-21', 2, '2027-01-21'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-03-31', -13, '2025-02-28'],
    ['2026-05-31', 0, '2026-05-31'],
  ])('%s plus %i months is %s', (from, months, to) => {
    expect(addMonths(from, months)).toBe(to)
  })

  it('knows its month', () => {
    expect(monthOf('2026-11-21')).toBe('2026-11')
    expect(daysOfMonth('2024-02')).toEqual({ first: '2024-02-01', last: '2024-02-29' })
    expect(daysOfMonth('2026-12')).toEqual({ first: '2026-12-01', last: '2026-12-31' })
  })

  it.each([
    ['1960-11-21', '2026-11-20', 65],
    ['1960-11-21', '2026-11-21', 66],
    ['2004-02-29', '2026-02-28', 21],
    ['2004-02-29', '2026-03-01', 22],
    ['2026-11-21', '2026-11-21', 0],
  ])('born %s, on %s: %i years', (birthDate, date, years) => {
    expect(ageAt(birthDate, date)).toBe(years)
  })

  it('agrees with the proleptic Gregorian calendar on every day tried', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -20_000, max: 20_000 }), (date, days) => {
        const there = addDays(date, days)
        expect(there).toBe(new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10))
        expect(addDays(there, -days)).toBe(date)
        expect(daysBetween(date, there)).toBe(days)
        expect(weekday(date) % 7).toBe(new Date(date).getUTCDay())
      }),
    )
  })

  it('refuses fractions and years it cannot write', () => {
    expect(() => addDays('2026-01-01', 0.5)).toThrow(RangeError)
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError)
    expect(() => addMonths('0001-01-01', -1)).toThrow(RangeError)
  })
})

describe('an instant and its civil day', () => {
  it('a Shanghai day begins at 16:00 UTC of the day before', () => {
    expect(civilDateOf(new Date('2026-12-31T15:59:59.999Z'), shanghai)).toBe('2026-12-31')
    expect(civilDateOf(new Date('2026-12-31T16:00:00Z'), shanghai)).toBe('2027-01-01')
    expect(localTime(new Date('2026-11-21T00:30:00Z'), shanghai)).toEqual({ date: '2026-11-21', time: '08:30' })
    expect(instantOf('2027-01-01', '00:00', shanghai).toISOString()).toBe('2026-12-31T16:00:00.000Z')
    expect(instantOf('2026-12-31', '24:00', shanghai).toISOString()).toBe('2026-12-31T16:00:00.000Z')
  })

  it('knows the years in which Shanghai had summer time', () => {
    expect(instantOf('1990-07-01', '12:00', shanghai).toISOString()).toBe('1990-07-01T03:00:00.000Z')
  })

  it("China's steady clock is the calendar's", () => {
    const steady = fc.date({ min: new Date('1991-09-16T00:00:00Z'), max: new Date('2045-01-01'), noInvalidDate: true })
    // The same zone by its older name, which is asked for.
    fc.assert(
      fc.property(steady, (at) => {
        expect(localTime(at, shanghai)).toEqual(localTime(at, 'PRC'))
      }),
    )
  })

  it('reads a skipped time as if it had not been skipped, and takes the first of a doubled one', () => {
    expect(instantOf('2026-03-08', '02:30', 'America/New_York').toISOString()).toBe('2026-03-08T07:30:00.000Z')
    expect(instantOf('2026-11-01', '01:30', 'America/New_York').toISOString()).toBe('2026-11-01T05:30:00.000Z')
    expect(instantOf('2026-03-08', '00:00', 'America/New_York').toISOString()).toBe('2026-03-08T05:00:00.000Z')
    expect(instantOf('2026-03-08', '12:00', 'America/New_York').toISOString()).toBe('2026-03-08T16:00:00.000Z')
  })

  it('there and back, in any zone', () => {
    const recent = fc.integer({ min: 0, max: 15_000 }).map((offset) => addDays('2012-01-01', offset))
    fc.assert(
      fc.property(recent, fc.integer({ min: 4 * 60, max: 1439 }), zone, (date, minutes, timeZone) => {
        const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
        expect(localTime(instantOf(date, time, timeZone), timeZone)).toEqual({ date, time })
      }),
    )
  })

  it.each(['24:01', '25:00', '8:30', '08:60', '', 'noon'])('refuses %s as a time of day', (time) => {
    expect(() => minutesOf(time)).toThrow(RangeError)
  })

  it('refuses an unknown zone', () => {
    expect(() => civilDateOf(new Date(0), 'Asia/Nowhere')).toThrow(RangeError)
  })
})
