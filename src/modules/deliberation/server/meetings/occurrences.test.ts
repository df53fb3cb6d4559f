import { describe, expect, it } from 'vitest'
import { lunarDayOf, workingCalendar } from '../../../../engines/calendar/index.ts'
import type { SeriesRule } from '../../contract/meetings/series-rule.ts'
import { type OnRestDay, occurrences } from './occurrences.ts'

const calendar = workingCalendar({ timeZone: 'Asia/Shanghai', hours: [{ from: '08:30', to: '17:30' }] })
const days = (rule: SeriesRule, from: string, most: number, on_rest_day: OnRestDay = 'keep') =>
  occurrences({ rule, on_rest_day, from_day: from }, from, most, calendar).map((one) => one.held_on)

describe('days of a series', () => {
  it('holds the bench each 20th, on the working day after where it is a day of rest', () => {
    const rule = { every: 'month_day', day: 20, months: 1 } as const
    expect(days(rule, '2026-02-01', 3)).toEqual(['2026-02-20', '2026-03-20', '2026-04-20'])
    // Spring festival 2026 frees 15 to 23 February.
    expect(days(rule, '2026-02-01', 1, 'after')).toEqual(['2026-02-24'])
    expect(days(rule, '2026-02-01', 1, 'before')).toEqual(['2026-02-14'])
  })

  it('holds the joint meeting every two months, and on a month’s last day where it has no such day', () => {
    expect(days({ every: 'month_day', day: 31, months: 2 }, '2025-12-05', 3)).toEqual([
      '2025-12-31',
      '2026-02-28',
      '2026-04-30',
    ])
  })

  it('knows the first working day, the second Wednesday and every other Friday', () => {
    expect(days({ every: 'working_day', nth: 1, months: 1 }, '2026-01-01', 3)).toEqual([
      '2026-01-04',
      '2026-02-02',
      '2026-03-02',
    ])
    expect(days({ every: 'month_weekday', nth: 2, weekday: 3, months: 1 }, '2026-03-01', 2)).toEqual([
      '2026-03-11',
      '2026-04-08',
    ])
    expect(days({ every: 'week', weekday: 5, weeks: 2 }, '2026-03-01', 3)).toEqual([
      '2026-03-06',
      '2026-03-20',
      '2026-04-03',
    ])
  })

  it('knows the first and the last day of lunar months', () => {
    expect(days({ every: 'lunar_day', day: 1 }, '2026-02-01', 3)).toEqual(['2026-02-17', '2026-03-19', '2026-04-17'])
    expect(days({ every: 'lunar_day', day: 30 }, '2026-02-01', 2)).toEqual(['2026-02-16', '2026-03-18'])
  })

  it('has the New Years as they were published', () => {
    const newYears = ['2024-02-10', '2025-01-29', '2026-02-17', '2027-02-06', '2028-01-26', '2029-02-13', '2030-02-03']
    expect(newYears.map(lunarDayOf)).toEqual(newYears.map(() => 1))
  })
})
