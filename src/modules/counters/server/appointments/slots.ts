/** Which hours can be booked on a day: pure. */
import type { WorkingCalendar } from '../../../../engines/calendar/index.ts'
import { type CivilDate, instantOf, minutesOf, weekday } from '../../../../shared/civil-date.ts'

export type Opening = {
  id: string
  counter_id: string
  kind: 'weekly' | 'holiday' | 'day'
  weekday: number | null
  day: CivilDate | null
  from_time: string
  to_time: string
  slot_minutes: number
  capacity: number
}

/** A public holiday or a day freed for it: the calendar says rest though its weekday might say work. */
function isHoliday(day: CivilDate, calendar: WorkingCalendar): boolean {
  return calendar.exceptions.get(day) === 'rest'
}

/** Weekly hours pause on public holidays, which have hours of their own. */
function runsOn(
  opening: Pick<Opening, 'kind' | 'weekday' | 'day'>,
  day: CivilDate,
  calendar: WorkingCalendar,
): boolean {
  if (opening.kind === 'day') return opening.day === day
  if (opening.kind === 'holiday') return isHoliday(day, calendar)
  return opening.weekday === weekday(day) && !isHoliday(day, calendar)
}

export type Slot = { from: string; to: string; startsAt: Date }

/** The slots of a day; what is left at the end and shorter than a slot isn't one. */
export function slotsOf(opening: Opening, day: CivilDate, calendar: WorkingCalendar): Slot[] {
  if (!runsOn(opening, day, calendar)) return []
  const [from, to] = [minutesOf(opening.from_time), minutesOf(opening.to_time)]
  const count = Math.floor((to - from) / opening.slot_minutes)
  return Array.from({ length: count }, (_, index) => {
    const begins = clock(from + index * opening.slot_minutes)
    return {
      from: begins,
      to: clock(from + (index + 1) * opening.slot_minutes),
      startsAt: instantOf(day, begins, calendar.timeZone),
    }
  })
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** Whether two openings of one counter could run at the same time of the same day. */
export function overlap(one: Opening, other: Omit<Opening, 'id' | 'counter_id'>): boolean {
  const sameDay =
    one.kind === other.kind &&
    (one.kind === 'holiday' || (one.kind === 'weekly' ? one.weekday === other.weekday : one.day === other.day))
  return sameDay && one.from_time < other.to_time && other.from_time < one.to_time
}
