import { describe, expect, it } from 'vitest'
import { isGap, nextAfter, onDutyAt, type Roster, shiftsOn } from './duty.ts'

const day = { starts: '09:00', ends: '17:00', personId: 'a' }
const night = { starts: '22:00', ends: '06:00', personId: 'b' }
const roster: Roster = {
  on_rest_days: 'nobody',
  pattern: new Map([1, 2, 3, 4, 5].map((one) => [one, one === 3 ? [day, night] : [day]])),
  days: new Map([['2026-03-05', []]]),
}
const none = new Map<string, 'rest' | 'work'>()
const at = (date: string, time: string) => onDutyAt(roster, { date, time }, none).map((one) => one.personId)

describe('who is on duty', () => {
  it.each([
    ['2026-03-04', '08:59', []],
    ['2026-03-04', '09:00', ['a']],
    ['2026-03-04', '17:00', []],
    ['2026-03-04', '23:00', ['b']],
    ['2026-03-05', '05:59', ['b']],
    ['2026-03-05', '10:00', []],
    ['2026-03-07', '10:00', []],
  ] as const)('%s %s', (date, time, persons) => {
    expect(at(date, time)).toEqual(persons)
  })

  it('goes by the calendar: nobody on holidays, a gap where a day in lieu is worked', () => {
    const holidays = new Map([
      ['2026-03-04', 'rest'],
      ['2026-03-07', 'work'],
    ] as const)
    expect(shiftsOn(roster, '2026-03-04', holidays)).toEqual([])
    expect(shiftsOn({ ...roster, on_rest_days: 'usual' }, '2026-03-04', holidays)).toHaveLength(2)
    expect(isGap(roster, '2026-03-07', holidays)).toBe(true)
    expect(isGap(roster, '2026-03-04', holidays)).toBe(false)
    expect(isGap(roster, '2026-03-05', none)).toBe(true)
  })

  it('knows who is next', () => {
    expect(nextAfter(roster, { date: '2026-03-04', time: '18:00' }, none)).toMatchObject({
      day: '2026-03-04',
      shifts: [night],
    })
    expect(nextAfter(roster, { date: '2026-03-06', time: '18:00' }, none)).toMatchObject({ day: '2026-03-09' })
    expect(nextAfter({ ...roster, pattern: new Map() }, { date: '2026-03-04', time: '18:00' }, none)).toBeUndefined()
  })
})
