import type { z } from 'zod'
import { isWorkingDay, type WorkingCalendar } from '../../../../engines/calendar/index.ts'
import { addDays, type CivilDate, weekday } from '../../../../shared/civil-date.ts'
import type { rhythm } from '../../contract.ts'

export type Rhythm = z.output<typeof rhythm>

/** Longest stretch of days left out that is looked over: a year of a calendar that frees every day would never end. */
const searchedMost = 400

/** Exactly one of both ways is told, each weekday once; who walks on working days alone names one that is worked. */
export function isRhythm({ every_days: every, weekdays, rest_days: rest }: Rhythm, calendar: WorkingCalendar): boolean {
  const days = new Set(weekdays)
  if (days.size !== weekdays.length || (every === null) !== days.size > 0) return false
  return every !== null || rest !== 'working_days' || calendar.weekdays.some((day) => weekdays.includes(day))
}

/** Whether a route isn't walked on this day, as its rhythm wants it. Days nobody has published yet are as their weekday says. */
export function isLeftOut(
  { rest_days: rest }: Pick<Rhythm, 'rest_days'>,
  day: CivilDate,
  calendar: WorkingCalendar,
): boolean {
  if (rest === 'walk') return false
  return rest === 'working_days' ? !isWorkingDay(day, calendar) : calendar.exceptions.get(day) === 'rest'
}

/** The first day a route is due, from `today` on. */
export function firstDue(rhythm: Rhythm, today: CivilDate, calendar: WorkingCalendar): CivilDate {
  const first =
    rhythm.every_days === null ? following(rhythm, addDays(today, -1)) : addDays(today, rhythm.every_days - 1)
  return walked(rhythm, first, calendar)
}

/** The day it is due after `day`. */
export function nextDue(rhythm: Rhythm, day: CivilDate, calendar: WorkingCalendar): CivilDate {
  return walked(rhythm, following(rhythm, day), calendar)
}

function following({ every_days: every, weekdays }: Rhythm, day: CivilDate): CivilDate {
  if (every !== null) return addDays(day, every)
  const ahead = [1, 2, 3, 4, 5, 6, 7].find((days) => weekdays.includes(weekday(addDays(day, days)))) ?? 1
  return addDays(day, ahead)
}

/** Days left out push to the next one that isn't: of named weekdays to the next of them, else to the day after. */
function walked(rhythm: Rhythm, first: CivilDate, calendar: WorkingCalendar): CivilDate {
  let day = first
  for (let searched = 0; searched < searchedMost && isLeftOut(rhythm, day, calendar); searched++) {
    day = rhythm.every_days === null ? following(rhythm, day) : addDays(day, 1)
  }
  return day
}
