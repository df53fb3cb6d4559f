/** When something may go out: pure. */
import { addDays, instantOf, localTime } from '../../../../shared/civil-date.ts'

/** Hours of rest on a community's wall clock, 'HH:MM'; both the same: none. They may pass midnight. */
export type Quiet = { from: string; until: string }

export const usualQuiet: Quiet = { from: '21:00', until: '08:00' }

/** The first instant outside of the hours of rest, `now` itself where it is. */
export function afterQuiet(now: Date, { from, until }: Quiet, timeZone: string): Date {
  const { date, time } = localTime(now, timeZone)
  const overnight = from > until
  const resting = overnight ? time >= from || time < until : time >= from && time < until
  if (!resting) return now
  return instantOf(overnight && time >= from ? addDays(date, 1) : date, until, timeZone)
}

const hourMs = 3_600_000
/** Several within an hour: what comes then waits for the hour's end and goes out as one. */
const inAnHourMost = 3
/** More than so many in a day are left to the inbox. */
const inADayMost = 10

/**
 * When one more may go to an address that was sent others at `earlier` instants of the last day; null: not today. Urgent ones pass by the
 * hour's limit.
 */
export function spaced(due: Date, earlier: readonly Date[], urgent: boolean): Date | null {
  if (earlier.length >= inADayMost) return null
  const lastHour = earlier.filter((at) => at.getTime() > due.getTime() - hourMs)
  if (urgent || lastHour.length < inAnHourMost) return due
  const first = Math.min(...lastHour.map((at) => at.getTime()))
  return new Date(first + hourMs)
}
