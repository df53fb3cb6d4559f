/**
 * Civil days as 'YYYY-MM-DD' text, and the bridge between them and instants in a time zone.
 * Days are counted as integers (proleptic Gregorian calendar, years 0001–9999), so no clock, zone or daylight saving can move one.
 * Functions refuse what is no civil day with a RangeError: check input with `isCivilDate` first.
 */

/** 'YYYY-MM-DD', an existing day. Two of them compare as text. */
export type CivilDate = string

/** 'YYYY-MM'. */
export type CivilMonth = string

/** Monday 1 … Sunday 7 (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

const dayMs = 86_400_000

/** Whether the text is an existing civil day: '2026-02-29' isn't. */
export function isCivilDate(text: string): text is CivilDate {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!parts) return false
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number]
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

/** The day `days` after `date` (before, when negative). */
export function addDays(date: CivilDate, days: number): CivilDate {
  return civilDateOfNumber(dayNumber(date) + whole(days))
}

/** Days from `from` to `to`: 1 for the next day, negative when `to` is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return dayNumber(to) - dayNumber(from)
}

/** Days in their order as spans, each day that follows on the one before joined to it. */
export function daySpans(days: readonly CivilDate[]): { from: CivilDate; to: CivilDate }[] {
  const spans: { from: CivilDate; to: CivilDate }[] = []
  for (const day of days) {
    const last = spans.at(-1)
    if (last && daysBetween(last.to, day) === 1) last.to = day
    else spans.push({ from: day, to: day })
  }
  return spans
}

/** Monday 1 … Sunday 7. */
export function weekday(date: CivilDate): Weekday {
  return (((((dayNumber(date) + 3) % 7) + 7) % 7) + 1) as Weekday
}

/**
 * The same day of the month `months` later (earlier, when negative); the last day of that month when it has no such day
 * (民法典 202: 到期月没有对应日的，月末日为期间的最后一日).
 */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const { year, month, day } = partsOf(date)
  const count = year * 12 + (month - 1) + whole(months)
  const target = { year: Math.floor(count / 12), month: (((count % 12) + 12) % 12) + 1 }
  return format(target.year, target.month, Math.min(day, daysInMonth(target.year, target.month)))
}

/** The month a day lies in: '2026-11-21' → '2026-11'. */
export function monthOf(date: CivilDate): CivilMonth {
  partsOf(date)
  return date.slice(0, 7)
}

/** First and last day of a month. */
export function daysOfMonth(month: CivilMonth): { first: CivilDate; last: CivilDate } {
  const first = `${month}-01`
  return { first, last: addDays(addMonths(first, 1), -1) }
}

/** Full years (周岁) on `date` of a person born on `birthDate`; who was born on 29 February turns older on 1 March in common years. */
export function ageAt(birthDate: CivilDate, date: CivilDate): number {
  const years = partsOf(date).year - partsOf(birthDate).year
  return date.slice(5) < birthDate.slice(5) ? years - 1 : years
}

/** The civil day an instant falls on in a time zone (IANA name). */
export function civilDateOf(instant: Date, timeZone: string): CivilDate {
  return localTime(instant, timeZone).date
}

/** The wall clock of an instant in a time zone: civil day and 'HH:MM'. */
export function localTime(instant: Date, timeZone: string): { date: CivilDate; time: string } {
  const local = new Date(instant.getTime() + offsetAt(instant.getTime(), timeZone)).toISOString()
  return { date: local.slice(0, 10), time: local.slice(11, 16) }
}

/**
 * The instant at which the wall clock of a time zone shows `time` ('HH:MM', '00:00' to '24:00') on `date`.
 * A time that daylight saving skips is read as if it hadn't (02:30 → 03:30); of a time that comes twice, the first.
 */
export function instantOf(date: CivilDate, time: string, timeZone: string): Date {
  const utc = dayNumber(date) * dayMs + minutesOf(time) * 60_000
  const before = offsetAt(utc - dayMs, timeZone)
  const after = offsetAt(utc + dayMs, timeZone)
  if (before === after) return new Date(utc - before)
  const candidates = [utc - before, utc - after].filter((at) => at + offsetAt(at, timeZone) === utc)
  return new Date(candidates.length > 0 ? Math.min(...candidates) : utc - before)
}

/** Minutes since midnight of 'HH:MM', up to '24:00'. */
export function minutesOf(time: string): number {
  const parts = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(time)
  const minutes = parts ? Number(parts[1]) * 60 + Number(parts[2]) : Number.NaN
  if (!(minutes <= 1440)) throw new RangeError(`not a time of day: ${time}`)
  return minutes
}

/** Days since 1970-01-01 (Howard Hinnant, "chrono-compatible low-level date algorithms"). */
function dayNumber(date: CivilDate): number {
  const { year, month, day } = partsOf(date)
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
}

function civilDateOfNumber(number: number): CivilDate {
  const shifted = number + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return format(year, month, dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1)
}

function partsOf(date: CivilDate): { year: number; month: number; day: number } {
  if (!isCivilDate(date)) throw new RangeError(`not a civil day: ${date}`)
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8)) }
}

function format(year: number, month: number, day: number): CivilDate {
  if (!(year >= 1 && year <= 9999)) throw new RangeError(`year out of range: ${year}`)
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

function daysInMonth(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
}

function whole(count: number): number {
  if (!Number.isSafeInteger(count)) throw new RangeError(`not a whole number: ${count}`)
  return count
}

const clocks = new Map<string, Intl.DateTimeFormat>()

const daysKept = 4_000
/** By zone and UTC day: the day's offset, or null where it changes within the day. */
const offsets = new Map<string, number | null>()

/** China's clocks have stood 8 hours ahead of UTC since the last summer time ended (tz database, `Asia/Shanghai`). */
const chinaOffsetMs = 8 * 3_600_000
const chinaSteadySince = Date.UTC(1991, 8, 16)

/**
 * How far the wall clock of a zone is ahead of UTC at an instant, in milliseconds. Refuses an unknown zone with a RangeError.
 * Asking the calendar of the runtime is slow (a slow phone's first question takes it a tenth of a second): China's clock needs none, and few
 * days have two offsets: a day that begins and ends with one is remembered.
 */
function offsetAt(at: number, timeZone: string): number {
  if (timeZone === 'Asia/Shanghai' && at >= chinaSteadySince) return chinaOffsetMs
  const day = Math.floor(at / dayMs)
  const key = `${timeZone} ${day}`
  let known = offsets.get(key)
  if (known === undefined) {
    const first = readOffset(day * dayMs, timeZone)
    known = first === readOffset((day + 1) * dayMs, timeZone) ? first : null
    if (offsets.size >= daysKept) offsets.clear()
    offsets.set(key, known)
  }
  return known ?? readOffset(at, timeZone)
}

function readOffset(at: number, timeZone: string): number {
  const second = Math.floor(at / 1000) * 1000
  const values = Object.fromEntries(
    clockOf(timeZone)
      .formatToParts(second)
      .map((part) => [part.type, Number(part.value)]),
  )
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second: seconds = 0 } = values
  return dayNumber(format(year, month, day)) * dayMs + ((hour * 60 + minute) * 60 + seconds) * 1000 - second
}

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone)
  if (known) return known
  const clock = new Intl.DateTimeFormat('en-US-u-ca-iso8601-nu-latn', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  clocks.set(timeZone, clock)
  return clock
}
