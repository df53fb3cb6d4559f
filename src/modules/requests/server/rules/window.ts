import { addDays, civilDateOf, instantOf } from '../../../../shared/civil-date.ts'

/** The last instant of the `days`-th day after the day of finishing, which isn't counted (民法典 201, 203). */
export function windowEnd(finishedAt: Date, days: number, timeZone: string): Date {
  return instantOf(addDays(civilDateOf(finishedAt, timeZone), days), '24:00', timeZone)
}
