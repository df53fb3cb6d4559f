import type { z } from 'zod'
import { addDays, type CivilDate, weekday } from '../../../../shared/civil-date.ts'
import type { rhythm } from '../../contract.ts'

export type Rhythm = z.output<typeof rhythm>

/** Exactly one of both ways is told, each weekday once. */
export function isRhythm({ every_days: every, weekdays }: Rhythm): boolean {
  const days = new Set(weekdays)
  return days.size === weekdays.length && (every === null) === days.size > 0
}

/** The first day a route is due, from `today` on. */
export function firstDue(rhythm: Rhythm, today: CivilDate): CivilDate {
  return rhythm.every_days === null ? nextDue(rhythm, addDays(today, -1)) : addDays(today, rhythm.every_days - 1)
}

/** The day it is due after `day`. */
export function nextDue({ every_days: every, weekdays }: Rhythm, day: CivilDate): CivilDate {
  if (every !== null) return addDays(day, every)
  const ahead = [1, 2, 3, 4, 5, 6, 7].find((days) => weekdays.includes(weekday(addDays(day, days)))) ?? 1
  return addDays(day, ahead)
}
