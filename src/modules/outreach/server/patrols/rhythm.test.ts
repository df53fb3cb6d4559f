import { describe, expect, it } from 'vitest'
import { firstDue, isRhythm, nextDue } from './rhythm.ts'

const every = (days: number) => ({ every_days: days, weekdays: [] })
const on = (...weekdays: number[]) => ({ every_days: null, weekdays })

describe('the rhythm of a patrol', () => {
  it('is days or weekdays, never both, none, or one twice', () => {
    expect([every(3), on(1, 5)].map(isRhythm)).toEqual([true, true])
    expect([on(), on(2, 2), { every_days: 2, weekdays: [1] }].map(isRhythm)).toEqual([false, false, false])
  })

  it('each so many days is due at the end of them', () => {
    expect(firstDue(every(1), '2026-11-23')).toBe('2026-11-23')
    expect(firstDue(every(7), '2026-11-23')).toBe('2026-11-29')
    expect(nextDue(every(7), '2026-11-29')).toBe('2026-12-06')
  })

  it('weekdays follow one another over the end of a week', () => {
    expect(firstDue(on(1, 4), '2026-11-23')).toBe('2026-11-23')
    expect(firstDue(on(4), '2026-11-23')).toBe('2026-11-26')
    expect(nextDue(on(1, 4), '2026-11-26')).toBe('2026-11-30')
    expect(nextDue(on(1), '2026-11-23')).toBe('2026-11-30')
  })
})
