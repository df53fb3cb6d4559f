/** On which days a series is held: pure. */
import { isEstimated, isLunarDay, isWorkingDay, type WorkingCalendar } from '../../../../engines/calendar/index.ts'
import {
  addDays,
  type CivilDate,
  daysBetween,
  daysOfMonth,
  monthOf,
  type Weekday,
  weekday,
} from '../../../../shared/civil-date.ts'
import type { SeriesRule } from '../../contract/meetings/series-rule.ts'

export type OnRestDay = 'keep' | 'before' | 'after'
export type Occurrence = { day: CivilDate; held_on: CivilDate; moved_by_rest: boolean; estimated: boolean }

type Plan = { rule: SeriesRule; on_rest_day: OnRestDay; from_day: CivilDate }

/** A search ends here: beyond it nobody plans meetings. */
const searchDaysMost = 800
/** No holiday of the country is longer than eight days. */
const restMost = 15

/** The days from `from` on, as the rule has them and as they are held; at most `most` of them. */
export function occurrences(plan: Plan, from: CivilDate, most: number, calendar: WorkingCalendar): Occurrence[] {
  const found: Occurrence[] = []
  const first = from > plan.from_day ? from : plan.from_day
  for (let offset = 0; offset < searchDaysMost && found.length < most; offset++) {
    const day = addDays(first, offset)
    if (!isDayOf(plan, day, calendar)) continue
    const held_on = heldOn(day, plan.on_rest_day, calendar)
    found.push({ day, held_on, moved_by_rest: held_on !== day, estimated: isEstimated(held_on, calendar) })
  }
  return found
}

/** Whether the rule names this very day. */
export function isDayOf({ rule, from_day }: Plan, day: CivilDate, calendar: WorkingCalendar): boolean {
  if (rule.every === 'lunar_day') return isLunarDay(day, rule.day)
  if (rule.every === 'week') {
    if (weekday(day) !== rule.weekday) return false
    const first = addDays(from_day, (rule.weekday - weekday(from_day) + 7) % 7)
    return (daysBetween(first, day) / 7) % rule.weeks === 0
  }
  if (monthsBetween(from_day, day) % rule.months !== 0) return false
  return day === dayInMonth(rule, day, calendar)
}

const earlier = (one: CivilDate, other: CivilDate): CivilDate => (one.localeCompare(other) <= 0 ? one : other)

type MonthRule = Exclude<SeriesRule, { every: 'lunar_day' | 'week' }>

/** The one day of the month of `day`; undefined where there is none. */
function dayInMonth(rule: MonthRule, day: CivilDate, calendar: WorkingCalendar): CivilDate | undefined {
  const { first, last } = daysOfMonth(monthOf(day))
  if (rule.every === 'month_day') {
    const wanted = addDays(first, rule.day - 1)
    return earlier(wanted, last)
  }
  const fits = (one: CivilDate) =>
    rule.every === 'working_day' ? isWorkingDay(one, calendar) : weekday(one) === (rule.weekday as Weekday)
  const days = Array.from({ length: daysBetween(first, last) + 1 }, (_, index) => addDays(first, index)).filter(fits)
  return days.at(rule.nth < 0 ? rule.nth : rule.nth - 1)
}

function heldOn(day: CivilDate, onRest: OnRestDay, calendar: WorkingCalendar): CivilDate {
  if (onRest === 'keep') return day
  const step = onRest === 'before' ? -1 : 1
  for (let moved = 0; moved <= restMost; moved++) {
    const other = addDays(day, step * moved)
    if (isWorkingDay(other, calendar)) return other
  }
  return day
}

function monthsBetween(from: CivilDate, to: CivilDate): number {
  const index = (day: CivilDate) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))
  return index(to) - index(from)
}
