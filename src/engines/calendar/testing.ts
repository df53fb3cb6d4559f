/** Calendars and wall-clock times the tests of this engine share. */
import { instantOf, localTime } from '../../shared/civil-date.ts'
import { workingCalendar } from './national.ts'

export const shanghai = 'Asia/Shanghai'

/** 08:30–12:00 and 14:00–17:30, seven hours a day, on the national calendar. */
export const office = workingCalendar({
  timeZone: shanghai,
  hours: [
    { from: '08:30', to: '12:00' },
    { from: '14:00', to: '17:30' },
  ],
})

/** '2026-02-14 16:00' in Shanghai. */
export function at(text: string): Date {
  const [date = '', time = ''] = text.split(' ')
  return instantOf(date, time, shanghai)
}

/** The reverse of `at`. */
export function wallClock(instant: Date): string {
  const { date, time } = localTime(instant, shanghai)
  return `${date} ${time}`
}
