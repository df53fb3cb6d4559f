/** The working calendar: which days are worked, and between which hours. */
import { type CivilDate, instantOf, minutesOf, type Weekday, weekday } from '../../shared/civil-date.ts'

/** Office hours of one shift, 'HH:MM' up to '24:00'. */
export type Shift = { from: string; to: string }

/** What a published notice makes of a day: worked though it's a weekend, or free though it's a weekday. */
export type DayException = 'work' | 'rest'

/**
 * A value: build a new one when the exceptions change.
 * `knownThrough`: last day for which holidays have been published; beyond it days are reckoned by weekday alone.
 */
export type WorkingCalendar = {
  readonly timeZone: string
  readonly hours: readonly Shift[]
  readonly weekdays: readonly Weekday[]
  readonly exceptions: ReadonlyMap<CivilDate, DayException>
  readonly knownThrough: CivilDate
}

/** From and to as epoch milliseconds, `to` excluded. */
export type Span = { from: number; to: number }

/** Longest stretch a search for working time looks over: about ten years. */
export const searchDaysMax = 3653

/** Whether a day is worked: the exception if there is one, else the weekday. */
export function isWorkingDay(date: CivilDate, calendar: WorkingCalendar): boolean {
  const exception = calendar.exceptions.get(date)
  return exception ? exception === 'work' : calendar.weekdays.includes(weekday(date))
}

/** Shifts already reckoned, by calendar and day: asking a zone for its clock is what costs most here. */
const reckoned = new WeakMap<WorkingCalendar, Map<CivilDate, readonly Span[]>>()

/** The shifts of a day as instants; none on a rest day. */
export function shiftsOf(date: CivilDate, calendar: WorkingCalendar): readonly Span[] {
  const days = reckoned.get(calendar) ?? new Map<CivilDate, readonly Span[]>()
  const known = days.get(date)
  if (known) return known
  if (days.size >= searchDaysMax) days.clear()
  const at = (time: string) => instantOf(date, time, calendar.timeZone).getTime()
  const hours = isWorkingDay(date, calendar) ? calendar.hours : []
  const shifts = hours.map((shift) => ({ from: at(shift.from), to: at(shift.to) }))
  reckoned.set(calendar, days.set(date, shifts))
  return shifts
}

/** Close of business of a working day; undefined on a rest day. */
export function closingOf(date: CivilDate, calendar: WorkingCalendar): number | undefined {
  return shiftsOf(date, calendar).at(-1)?.to
}

/** Whether a day lies beyond what has been published, so that a deadline on it is an estimate. */
export function isEstimated(date: CivilDate, calendar: WorkingCalendar): boolean {
  return date > calendar.knownThrough
}

/** Refuses a calendar without working time, or with shifts that are empty, out of order or overlapping, with a RangeError. */
export function checkCalendar(calendar: WorkingCalendar): WorkingCalendar {
  const edges = calendar.hours.flatMap((shift) => [minutesOf(shift.from), minutesOf(shift.to)])
  const inOrder = edges.every(
    (edge, index) => index === 0 || edge > (edges[index - 1] ?? 0) || (index % 2 === 0 && edge === edges[index - 1]),
  )
  if (edges.length === 0 || !inOrder) throw new RangeError('shifts must be in order and not overlap')
  if (calendar.weekdays.length === 0 || calendar.weekdays.some((day) => !Number.isInteger(day) || day < 1 || day > 7)) {
    throw new RangeError('at least one weekday from 1 to 7 must be worked')
  }
  instantOf(calendar.knownThrough, '24:00', calendar.timeZone)
  return calendar
}
