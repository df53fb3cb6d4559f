import { describe, expect, it } from 'vitest'
import { office } from '../../../../engines/calendar/testing.ts'
import { firstDue, isRhythm, nextDue, type Rhythm } from './rhythm.ts'

const walk = { rest_days: 'walk' } as const
const every = (days: number): Rhythm => ({ every_days: days, weekdays: [], ...walk })
const on = (...weekdays: number[]): Rhythm => ({ every_days: null, weekdays, ...walk })
const fits = (one: Rhythm) => isRhythm(one, office)
const first = (one: Rhythm, day: string) => firstDue(one, day, office)
const next = (one: Rhythm, day: string) => nextDue(one, day, office)

describe('the rhythm of a patrol', () => {
  it('is days or weekdays, never both, none, or one twice', () => {
    expect([every(3), on(1, 5)].map(fits)).toEqual([true, true])
    expect([on(), on(2, 2), { ...every(2), weekdays: [1] }].map(fits)).toEqual([false, false, false])
  })

  it('each so many days is due at the end of them', () => {
    expect(first(every(1), '2026-11-23')).toBe('2026-11-23')
    expect(first(every(7), '2026-11-23')).toBe('2026-11-29')
    expect(next(every(7), '2026-11-29')).toBe('2026-12-06')
  })

  it('weekdays follow one another over the end of a week', () => {
    expect(first(on(1, 4), '2026-11-23')).toBe('2026-11-23')
    expect(first(on(4), '2026-11-23')).toBe('2026-11-26')
    expect(next(on(1, 4), '2026-11-26')).toBe('2026-11-30')
    expect(next(on(1), '2026-11-23')).toBe('2026-11-30')
  })

  it('knows the holidays: walked all the same, left out, or on working days alone', () => {
    // 2026: rest from 15 to 23 February, worked on Saturdays 14 and 28.
    const holidays = { rest_days: 'no_holidays' } as const
    const working = { rest_days: 'working_days' } as const
    expect(next(every(1), '2026-02-14')).toBe('2026-02-15')
    expect(next({ ...every(1), ...holidays }, '2026-02-14')).toBe('2026-02-24')
    expect(next({ ...on(1), ...holidays }, '2026-02-09')).toBe('2026-03-02')
    expect(next({ ...every(1), ...holidays }, '2026-03-06')).toBe('2026-03-07')
    expect(next({ ...every(1), ...working }, '2026-03-06')).toBe('2026-03-09')
    expect(next({ ...every(1), ...working }, '2026-02-27')).toBe('2026-02-28')
    expect(
      [
        { ...on(6, 7), ...working },
        { ...on(5, 6), ...working },
      ].map(fits),
    ).toEqual([false, true])
  })
})
