import { civilDateOf, localTime } from '../../../shared/civil-date.ts'

/** '6月12日（周五）' or 'Fri, Jun 12' of a civil day. `brief` leaves out the weekday, for short messages. */
export function dayWords(day: string, language: string, brief = false): string {
  const noon = new Date(`${day}T12:00:00Z`)
  const month = language === 'en' ? 'short' : 'long'
  const date = new Intl.DateTimeFormat(language, { timeZone: 'UTC', month, day: 'numeric' }).format(noon)
  if (brief) return date
  const week = new Intl.DateTimeFormat(language, { timeZone: 'UTC', weekday: 'short' }).format(noon)
  return language === 'en' ? `${week}, ${date}` : `${date}（${week}）`
}

/** The same with the time of day, in a community's zone. */
export function instantWords(instant: Date, language: string, timeZone: string, brief = false): string {
  const day = dayWords(civilDateOf(instant, timeZone), language, brief)
  return `${day}${brief || language === 'en' ? ' ' : ''}${localTime(instant, timeZone).time}`
}
