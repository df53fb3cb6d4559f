import { describe, expect, it } from 'vitest'
import { describeRemaining } from './remaining.ts'
import { at, office } from './testing.ts'

describe('what remains', () => {
  it.each([
    ['2026-11-19 09:00', '2026-11-19 14:30', { kind: 'today', workingHours: 3.5, days: 0 }],
    ['2026-11-19 14:30', '2026-11-19 14:30', { kind: 'today', workingHours: 0, days: 0 }],
    ['2026-11-19 14:31', '2026-11-19 14:30', { kind: 'over', workingHours: 0, days: 0 }],
    ['2026-11-19 17:00', '2026-11-19 14:30', { kind: 'over', workingHours: 2.5, days: 0 }],
    ['2026-11-19 09:00', '2026-11-20 17:30', { kind: 'left', workingHours: 13.5, days: 1 }],
    ['2026-11-20 17:00', '2026-11-23 09:00', { kind: 'left', workingHours: 1, days: 3 }],
    ['2026-11-23 09:10', '2026-11-20 17:30', { kind: 'over', workingHours: 0.6, days: 3 }],
    ['2026-02-20 10:00', '2026-02-24 10:30', { kind: 'left', workingHours: 2, days: 4 }],
    ['2026-11-19 16:32', '2026-11-19 17:30', { kind: 'today', workingHours: 0.9, days: 0 }],
  ])('at %s of a deadline %s', (now, due, expected) => {
    expect(describeRemaining(at(now), at(due), office)).toEqual(expected)
  })

  it('a deadline at midnight belongs to the day before it', () => {
    const always = { ...office, hours: [{ from: '00:00', to: '24:00' }] }
    expect(describeRemaining(at('2026-11-19 20:00'), at('2026-11-20 00:00'), always)).toEqual({
      kind: 'today',
      workingHours: 4,
      days: 0,
    })
  })
})
