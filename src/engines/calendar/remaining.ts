/** What a page says of a deadline. */
import { civilDateOf, daysBetween } from '../../shared/civil-date.ts'
import type { WorkingCalendar } from './calendar.ts'
import { hourMs, workingTimeBetween } from './deadlines.ts'

/**
 * `kind`: 'over' after the deadline, 'today' when it's still to come today, else 'left'.
 * `workingHours`: working hours left or over, in tenths, never rounded up. `days`: calendar days from today to the deadline's day,
 * or since it; 0 on the day itself.
 */
export type Remaining = { kind: 'left' | 'today' | 'over'; workingHours: number; days: number }

/** How far off a deadline is. The very instant of the deadline is still in time. */
export function describeRemaining(now: Date, due: Date, calendar: WorkingCalendar): Remaining {
  // A deadline at the end of a day ('24:00') belongs to that day.
  const dueDay = civilDateOf(new Date(due.getTime() - 1), calendar.timeZone)
  const days = daysBetween(civilDateOf(now, calendar.timeZone), dueDay)
  const tenths = Math.floor((Math.abs(workingTimeBetween(now, due, calendar)) / hourMs) * 10)
  const kind = now > due ? 'over' : days <= 0 ? 'today' : 'left'
  return { kind, workingHours: tenths / 10, days: Math.abs(days) }
}
