/**
 * Days of the lunar calendar (农历, GB/T 33661-2017), from the package `chinese-days`. The runtime's own calendar (ICU) is a day off in
 * some months, the New Years of 2027 and 2030 among them.
 */
import chineseDays from 'chinese-days'
import { addDays, type CivilDate } from '../../shared/civil-date.ts'

/** Day of the lunar month, 1 (初一) to 30 (三十). */
export function lunarDayOf(date: CivilDate): number {
  return chineseDays.getLunarDate(date).lunarDay
}

/** Whether a civil day is that day of its lunar month; the thirtieth of a month of 29 days is its last. */
export function isLunarDay(date: CivilDate, day: number): boolean {
  const own = lunarDayOf(date)
  return own === day || (day === 30 && own === 29 && lunarDayOf(addDays(date, 1)) === 1)
}
