/** Deadlines in working hours and working days, and the working time between two instants. */
import { addDays, type CivilDate, civilDateOf, daysBetween } from '../../shared/civil-date.ts'
import { closingOf, isEstimated, searchDaysMax, shiftsOf, type WorkingCalendar } from './calendar.ts'

/** `estimated`: the holidays of that day aren't published yet, it was reckoned by weekends. */
export type Deadline = { due: Date; estimated: boolean }

export const hourMs = 3_600_000

/**
 * The instant at which `hours` working hours (fractions allowed, counted to the millisecond) have passed since `from`
 * (民法典 201: 按照小时计算期间的，自约定的时间开始计算). Hours that end with a shift are due at its end, not at the next opening; none
 * are due at the first working instant. Refuses negative hours, and more than some ten years, with a RangeError.
 */
export function addWorkingHours(from: Date, hours: number, calendar: WorkingCalendar): Deadline {
  checkHours(hours)
  return addWorkingTime(from, Math.round(hours * hourMs), calendar)
}

/** The same in milliseconds of working time. */
export function addWorkingTime(from: Date, milliseconds: number, calendar: WorkingCalendar): Deadline {
  let left = milliseconds
  for (const date of daysFrom(civilDateOf(from, calendar.timeZone))) {
    for (const shift of shiftsOf(date, calendar)) {
      const start = Math.max(shift.from, from.getTime())
      if (start >= shift.to) continue
      if (left <= shift.to - start) return deadline(start + left, calendar)
      left -= shift.to - start
    }
  }
  throw new RangeError('the calendar has not that much working time')
}

/**
 * Close of business of the `days`-th working day after the day of filing, which itself isn't counted (民法典 201, 203: 开始的当日不计入;
 * 有业务时间的，停止业务活动的时间为截止时间). Whether it was filed at night or on a rest day makes no difference. 0 is the first close of
 * business not before `from`. Refuses fractions and negative numbers with a RangeError.
 */
export function addWorkingDays(from: Date, days: number, calendar: WorkingCalendar): Deadline {
  return nthClosing(from, days, calendar, () => true)
}

/** As `addWorkingDays`, counting only the closings for which `counts` holds. */
export function nthClosing(
  from: Date,
  days: number,
  calendar: WorkingCalendar,
  counts: (closing: number) => boolean,
): Deadline {
  checkDays(days)
  const filed = civilDateOf(from, calendar.timeZone)
  let left = Math.max(days, 1)
  for (const date of daysFrom(days === 0 ? filed : addDays(filed, 1))) {
    const closing = closingOf(date, calendar)
    if (closing === undefined || closing < from.getTime() || !counts(closing)) continue
    left -= 1
    if (left === 0) return deadline(closing, calendar)
  }
  throw new RangeError('the calendar has not that many working days')
}

/** Working time from `a` to `b` in milliseconds; negative when `b` is earlier. Refuses more than some ten years with a RangeError. */
export function workingTimeBetween(a: Date, b: Date, calendar: WorkingCalendar): number {
  if (b < a) return 0 - workingTimeBetween(b, a, calendar)
  const [first, last] = [civilDateOf(a, calendar.timeZone), civilDateOf(b, calendar.timeZone)]
  if (daysBetween(first, last) > searchDaysMax) throw new RangeError('too long a time')
  let sum = 0
  for (const date of daysFrom(first)) {
    if (date > last) break
    for (const shift of shiftsOf(date, calendar)) {
      sum += Math.max(0, Math.min(shift.to, b.getTime()) - Math.max(shift.from, a.getTime()))
    }
  }
  return sum
}

/** Refuses what is no number of hours, or too many, with a RangeError. */
export function checkHours(hours: number): void {
  if (!(hours >= 0 && hours <= searchDaysMax * 24)) throw new RangeError(`not a number of hours: ${hours}`)
}

/** Refuses what is no count of days, or too many, with a RangeError. */
export function checkDays(days: number): void {
  if (!Number.isInteger(days) || days < 0 || days > searchDaysMax) throw new RangeError(`not a number of days: ${days}`)
}

/** An instant as a deadline. */
export function deadline(at: number, calendar: WorkingCalendar): Deadline {
  const due = new Date(at)
  // The end of a day ('24:00') still belongs to it.
  return { due, estimated: isEstimated(civilDateOf(new Date(at - 1), calendar.timeZone), calendar) }
}

/** `first` and the days after it, as far as anything is searched. */
export function* daysFrom(first: CivilDate): Generator<CivilDate> {
  for (let index = 0; index <= searchDaysMax; index += 1) yield addDays(first, index)
}
