/** Which hours can be booked on a day: pure. */
import { type CivilDate, instantOf, minutesOf, weekday } from '../../../../shared/civil-date.ts'
import type { CommunityRules } from '../../../requests/api.ts'

/** Which days are free, and why. */
type Days = Pick<CommunityRules, 'calendar' | 'ownRest'>

export type Opening = {
  id: string
  counter_id: string
  kind: 'weekly' | 'holiday' | 'rest' | 'day'
  weekday: number | null
  day: CivilDate | null
  from_time: string
  to_time: string
  slot_minutes: number
  capacity: number
}

/** A public holiday or a day freed for it: the calendar says rest though its weekday might say work. */
function isHoliday(day: CivilDate, { calendar, ownRest }: Days): boolean {
  return calendar.exceptions.get(day) === 'rest' && !ownRest.has(day)
}

/** Weekly hours pause on public holidays and on the community's own days of rest; hours on either are set apart. */
function runsOn(opening: Pick<Opening, 'kind' | 'weekday' | 'day'>, day: CivilDate, days: Days): boolean {
  if (opening.kind === 'day') return opening.day === day
  if (opening.kind === 'holiday') return isHoliday(day, days)
  if (opening.kind === 'rest') return days.ownRest.has(day)
  return opening.weekday === weekday(day) && days.calendar.exceptions.get(day) !== 'rest'
}

export type Slot = { from: string; to: string; startsAt: Date }

/** The slots of a day; what is left at the end and shorter than a slot isn't one. */
export function slotsOf(opening: Opening, day: CivilDate, days: Days): Slot[] {
  if (!runsOn(opening, day, days)) return []
  const [from, to] = [minutesOf(opening.from_time), minutesOf(opening.to_time)]
  const count = Math.floor((to - from) / opening.slot_minutes)
  return Array.from({ length: count }, (_, index) => {
    const begins = clock(from + index * opening.slot_minutes)
    return {
      from: begins,
      to: clock(from + (index + 1) * opening.slot_minutes),
      startsAt: instantOf(day, begins, days.calendar.timeZone),
    }
  })
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** Whether two openings of one counter could run at the same time of the same day. */
export function overlap(one: Opening, other: Omit<Opening, 'id' | 'counter_id'>): boolean {
  const sameDay = one.kind === other.kind && one.weekday === other.weekday && one.day === other.day
  return sameDay && one.from_time < other.to_time && other.from_time < one.to_time
}
