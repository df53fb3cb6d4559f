/** The country's published holidays and in-lieu working days (国务院办公厅关于部分节假日安排的通知), from the package `chinese-days`. */
import published from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import type { CivilDate, Weekday } from '../../shared/civil-date.ts'
import { checkCalendar, type DayException, type Shift, type WorkingCalendar } from './calendar.ts'

const mondayToFriday: readonly Weekday[] = [1, 2, 3, 4, 5]

/** Single days belong to the New Year after (2022-12-31) and don't make a year known: its National Day does. */
const publishedYears = Object.keys(published.holidays)
  .filter((date) => date.endsWith('-10-01'))
  .map((date) => Number(date.slice(0, 4)))

/** The last year whose notice the package holds. */
export const lastPublishedYear = Math.max(...publishedYears)

/** Days of a year that the national notice frees or has worked. Undefined for a year whose notice the package doesn't hold. */
export function nationalExceptions(year: number): ReadonlyMap<CivilDate, DayException> | undefined {
  if (!publishedYears.includes(year)) return undefined
  return new Map([...exceptionsIn(year, published.holidays, 'rest'), ...exceptionsIn(year, published.workdays, 'work')])
}

/**
 * A calendar on the national one. `exceptions` are the community's own or newer days (a notice entered by hand before the package
 * has it) and win; `knownThrough` says through which day those have been entered.
 * Refuses shifts that overlap, and the like, with a RangeError.
 */
export function workingCalendar(settings: {
  timeZone: string
  hours: readonly Shift[]
  weekdays?: readonly Weekday[]
  exceptions?: Iterable<readonly [CivilDate, DayException]>
  knownThrough?: CivilDate
}): WorkingCalendar {
  const national = publishedYears.flatMap((year) => [...(nationalExceptions(year) ?? [])])
  const nationalThrough = `${lastPublishedYear}-12-31`
  const { timeZone, hours, weekdays = mondayToFriday, exceptions = [], knownThrough = nationalThrough } = settings
  return checkCalendar({
    timeZone,
    hours,
    weekdays,
    exceptions: new Map([...national, ...exceptions]),
    knownThrough: knownThrough > nationalThrough ? knownThrough : nationalThrough,
  })
}

function exceptionsIn(year: number, days: Record<string, string>, kind: DayException): [CivilDate, DayException][] {
  return Object.keys(days)
    .filter((date) => date.startsWith(`${year}-`))
    .map((date) => [date, kind])
}
