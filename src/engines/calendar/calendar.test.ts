import { describe, expect, it } from 'vitest'
import { checkCalendar, isWorkingDay } from './calendar.ts'
import { lastPublishedYear, nationalExceptions, workingCalendar } from './national.ts'
import { office, shanghai } from './testing.ts'

describe('a working day', () => {
  it.each([
    ['2025-12-31', true, 'an ordinary Wednesday'],
    ['2026-01-01', false, 'New Year'],
    ['2026-01-02', false, 'the Friday freed for it'],
    ['2026-01-04', true, 'the Sunday worked for it'],
    ['2026-02-14', true, 'the Saturday worked for Spring Festival'],
    ['2026-02-15', false, 'the Sunday it begins on'],
    ['2026-02-23', false, 'its last Monday'],
    ['2026-02-24', true, 'the first day after it'],
    ['2026-02-28', true, 'the second Saturday worked for it'],
    ['2026-10-10', true, 'the Saturday worked for National Day'],
    ['2026-11-21', false, 'an ordinary Saturday'],
  ])('%s: %s (%s)', (date, worked) => {
    expect(isWorkingDay(date, office)).toBe(worked)
  })
})

describe('the national calendar', () => {
  it('holds the notice of 2026: 33 free days and 6 worked weekends', () => {
    const kinds = [...(nationalExceptions(2026)?.values() ?? [])]
    expect(kinds.filter((kind) => kind === 'rest')).toHaveLength(33)
    expect(kinds.filter((kind) => kind === 'work')).toHaveLength(6)
  })

  it('says through which day it is known, and goes by weekends after', () => {
    const after = lastPublishedYear + 1
    expect(office.knownThrough).toBe(`${lastPublishedYear}-12-31`)
    expect(nationalExceptions(after)).toBeUndefined()
    expect([...office.exceptions.keys()].some((date) => date.startsWith(`${after}`))).toBe(false)
  })

  it('a day of the next New Year does not make a year known', () => {
    expect(nationalExceptions(2003)).toBeUndefined()
    expect(nationalExceptions(2022)?.get('2022-12-31')).toBe('rest')
  })

  it('takes a newer notice and days of the community itself', () => {
    const through = `${lastPublishedYear + 1}-12-31`
    const newYear = `${lastPublishedYear + 1}-01-01`
    const updated = workingCalendar({
      timeZone: shanghai,
      hours: office.hours,
      knownThrough: through,
      exceptions: [
        [newYear, 'rest'],
        ['2026-02-28', 'rest'],
      ],
    })
    expect(updated.knownThrough).toBe(through)
    expect(isWorkingDay(newYear, updated)).toBe(false)
    expect(isWorkingDay('2026-02-28', updated)).toBe(false)
    expect(workingCalendar({ timeZone: shanghai, hours: office.hours, knownThrough: '2020-01-01' }).knownThrough).toBe(
      office.knownThrough,
    )
  })
})

describe('a calendar that cannot be', () => {
  it.each([
    ['has no hours', { hours: [] }],
    ['has an empty shift', { hours: [{ from: '08:30', to: '08:30' }] }],
    ['goes over midnight', { hours: [{ from: '22:00', to: '06:00' }] }],
    [
      'has overlapping shifts',
      {
        hours: [
          { from: '08:00', to: '12:00' },
          { from: '11:00', to: '17:00' },
        ],
      },
    ],
    ['has a time that does not exist', { hours: [{ from: '08:61', to: '12:00' }] }],
    ['has no weekdays', { weekdays: [] }],
    ['has no zone', { timeZone: 'Asia/Nowhere' }],
    ['is known through no day', { knownThrough: '2026-02-30' }],
  ])('%s', (_, change) => {
    expect(() => checkCalendar({ ...office, ...change })).toThrow(RangeError)
  })

  it('shifts may touch, and last all day', () => {
    const hours = [
      { from: '00:00', to: '12:00' },
      { from: '12:00', to: '24:00' },
    ]
    expect(checkCalendar({ ...office, hours }).hours).toEqual(hours)
  })
})
