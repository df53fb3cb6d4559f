/** Limits of every unit, and clocks that stand still while a matter is paused. */
import { addDays, civilDateOf, instantOf } from '../../shared/civil-date.ts'
import { closingOf, type Span, type WorkingCalendar } from './calendar.ts'
import {
  addWorkingTime,
  checkDays,
  checkHours,
  type Deadline,
  daysFrom,
  deadline,
  hourMs,
  nthClosing,
  workingTimeBetween,
} from './deadlines.ts'

/** `days` are calendar days; one that ends on a rest day ends with the next working day (民法典 203). */
export type Limit = { unit: 'working_hours' | 'working_days' | 'days'; amount: number }

/** `to` null: still paused. */
export type Pause = { from: Date; to: Date | null }

/** `paused`: the clock stands still now, so `due` moves on by itself: it's what it would be if work resumed now. */
export type PausedDeadline = Deadline & { paused: boolean }

/** When a limit that started at `start` ends. Refuses what `addWorkingHours` and `addWorkingDays` refuse. */
export function dueOf(start: Date, limit: Limit, calendar: WorkingCalendar): Deadline {
  const { due, estimated } = dueWithPauses(start, limit, [], start, calendar)
  return { due, estimated }
}

/**
 * When a limit ends whose clock stood still during `pauses` (in any order; overlapping ones count once).
 * Hours: working time inside a pause isn't counted. Days: a day counts when its close of business passes outside every pause, so a
 * pause over noon costs nothing and one overnight gives a day. A pause that begins after the limit has ended changes nothing.
 */
export function dueWithPauses(
  start: Date,
  limit: Limit,
  pauses: readonly Pause[],
  now: Date,
  calendar: WorkingCalendar,
): PausedDeadline {
  const spans = merged(pauses, start, now)
  const found =
    limit.unit === 'working_hours'
      ? afterHours(start, limit.amount, spans, calendar)
      : limit.unit === 'working_days'
        ? nthClosing(start, limit.amount, calendar, outside(spans))
        : afterDays(start, limit.amount, spans, calendar)
  const paused = pauses.some((pause) => pause.to === null && pause.from <= now && pause.from < found.due)
  return { ...found, paused }
}

function afterHours(start: Date, hours: number, pauses: readonly Span[], calendar: WorkingCalendar): Deadline {
  checkHours(hours)
  let left = Math.round(hours * hourMs)
  let from = start
  for (const pause of pauses) {
    const worked = workingTimeBetween(from, new Date(pause.from), calendar)
    if (worked >= left) break
    left -= worked
    from = new Date(pause.to)
  }
  return addWorkingTime(from, left, calendar)
}

function afterDays(start: Date, days: number, pauses: readonly Span[], calendar: WorkingCalendar): Deadline {
  checkDays(days)
  const counts = outside(pauses)
  let left = days
  for (const date of daysFrom(addDays(civilDateOf(start, calendar.timeZone), days === 0 ? 0 : 1))) {
    const closing = closingOf(date, calendar)
    const end = closing ?? instantOf(date, '24:00', calendar.timeZone).getTime()
    if (counts(end)) left -= 1
    if (left <= 0 && closing !== undefined && closing >= start.getTime() && counts(closing))
      return deadline(closing, calendar)
  }
  throw new RangeError('the calendar has not that many days')
}

/** Whether an instant lies in none of the pauses. */
function outside(pauses: readonly Span[]): (at: number) => boolean {
  return (at) => !pauses.some((pause) => pause.from <= at && at < pause.to)
}

/** Pauses since `start` in order, overlapping ones joined, an open one ending now. */
function merged(pauses: readonly Pause[], start: Date, now: Date): Span[] {
  const spans = pauses
    .map(({ from, to }) => ({ from: Math.max(from.getTime(), start.getTime()), to: (to ?? now).getTime() }))
    .filter((span) => span.to > span.from)
    .sort((a, b) => a.from - b.from)
  const joined: Span[] = []
  for (const span of spans) {
    const last = joined.at(-1)
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to)
    else joined.push(span)
  }
  return joined
}
