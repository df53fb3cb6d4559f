import { civilDateOf, localTime } from '../../../shared/civil-date.ts'

/** '6月12日（周五）' or 'Fri 12 Jun', as the pages say it, of a civil day. `brief` leaves out the weekday, for short messages. */
export function dayWords(day: string, language: string, brief = false): string {
  const noon = new Date(`${day}T12:00:00Z`)
  const english = language === 'en'
  const month = english ? 'short' : 'long'
  const date = new Intl.DateTimeFormat(english ? 'en-GB' : language, { timeZone: 'UTC', month, day: 'numeric' }).format(
    noon,
  )
  if (brief) return date
  const week = new Intl.DateTimeFormat(language, { timeZone: 'UTC', weekday: 'short' }).format(noon)
  return english ? `${week} ${date}` : `${date}（${week}）`
}

/** The same with the time of day, in a community's zone. */
export function instantWords(instant: Date, language: string, timeZone: string, brief = false): string {
  const day = dayWords(civilDateOf(instant, timeZone), language, brief)
  const gap = language === 'en' ? ', ' : brief ? ' ' : ''
  return `${day}${gap}${localTime(instant, timeZone).time}`
}
