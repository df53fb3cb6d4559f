import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { usePlace } from './place.ts'
import { useKitWords, useLocale } from './words.ts'

const defaultZone = 'Asia/Shanghai'

/** Dates as the pages say them, in one zone. All take an ISO instant or a civil day (`2026-06-12`). */
export interface DateWords {
  /** June 12 (Fri) 17:00 in the language's own form; with the year when it isn't the present one. */
  full: (iso: string) => string
  /** The same without the time. */
  day: (iso: string) => string
  /** Month and day. */
  short: (iso: string) => string
  /** From one day to another, by month and day; a single day as itself. */
  span: (days: { from: string; to: string }) => string
  /** 17:00 */
  time: (iso: string) => string
  /** 2026-06-12, for tables and numbers of papers. */
  plain: (iso: string) => string
}

type Parts = Partial<Record<Intl.DateTimeFormatPartTypes, string>>

const fields: Intl.DateTimeFormatOptions = {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
}

const formatters = new Map<string, Intl.DateTimeFormat>()

/** Making a formatter costs a slow phone ten milliseconds: each is made once, when the first date is written. */
function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`
  const known = formatters.get(key) ?? new Intl.DateTimeFormat(locale, options)
  formatters.set(key, known)
  return known
}

function partsOf(iso: string, locale: string, zone: string): Parts & { month_name: string } {
  // A civil day is read at noon UTC, so that no zone moves it.
  const civil = iso.length === 10
  const read = formatter(locale, { ...fields, timeZone: civil ? 'UTC' : zone })
  const parts: Parts = Object.fromEntries(
    read.formatToParts(new Date(civil ? `${iso}T12:00:00Z` : iso)).map((part) => [part.type, part.value]),
  )
  const months = formatter(locale, { month: 'short', timeZone: 'UTC' })
  return { ...parts, month_name: months.format(new Date(Date.UTC(2026, Number(parts.month) - 1, 15))) }
}

/** No line ends within a date, 6月|12日（周|五）: by a sign that takes no room and that nobody sees. */
const together = (text: string) =>
  text.replaceAll(/[\d\p{Script=Han}](?=[\p{Script=Han}（])|\p{Script=Han}(?=\d)/gu, '$&\u2060')

/** Writers of dates in a language and zone; `now` (ISO) decides which year goes without saying. */
export function dateWords(t: TFunction, locale: string, zone: string, now: string): DateWords {
  const parts = (iso: string) => partsOf(iso, locale, zone)
  const isThisYear = (p: Parts) => now !== '' && p.year === parts(now).year
  const words = (p: ReturnType<typeof parts>) =>
    t(isThisYear(p) ? 'date.short' : 'date.short_year', { ...p, month: p.month_name, day: Number(p.day) })
  const short = (p: ReturnType<typeof parts>) => together(words(p))
  const day = (p: ReturnType<typeof parts>) => together(t('date.day', { date: words(p), weekday: p.weekday }))
  const time = (p: Parts) => `${p.hour}:${p.minute}`
  return {
    full: (iso) => t('date.full', { day: day(parts(iso)), time: time(parts(iso)) }),
    day: (iso) => day(parts(iso)),
    short: (iso) => short(parts(iso)),
    span: ({ from, to }) =>
      from === to ? short(parts(from)) : t('date.span', { from: short(parts(from)), to: short(parts(to)) }),
    time: (iso) => time(parts(iso)),
    plain: (iso) => {
      const p = parts(iso)
      return `${p.year}-${p.month}-${p.day}`
    },
  }
}

/** Writers of dates for the community shown. */
export function useDates(): DateWords {
  const t = useKitWords()
  const locale = useLocale()
  const place = usePlace()
  const zone = place?.timeZone ?? defaultZone
  const now = place?.now ?? ''
  return useMemo(() => dateWords(t, locale, zone, now), [t, locale, zone, now])
}
