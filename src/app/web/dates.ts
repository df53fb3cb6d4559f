import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { localTime, weekday } from '../../shared/civil-date.ts'
import { usePlace } from './place.ts'
import { useKitWords } from './words.ts'

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
  /** 2026-06-12, for fields and what is reckoned; people read `short`. */
  plain: (iso: string) => string
}

/** Between two dates a line may end, also where words are kept whole. */
const apart = '\u200b'

/** Writers of dates in a language and zone; `now` (ISO) decides which year goes without saying. */
export function dateWords(t: TFunction, zone: string, now: string): DateWords {
  // A civil day has no zone that could move it.
  const dateOf = (iso: string) => (iso.length === 10 ? iso : localTime(new Date(iso), zone).date)
  const time = (iso: string) => localTime(new Date(iso), zone).time
  const thisYear = now === '' ? '' : dateOf(now).slice(0, 4)
  const within = (iso: string, known: string) => {
    const [year = '', month, day] = dateOf(iso).split('-')
    const named = { year, month: t('date.months').split(' ')[Number(month) - 1], day: Number(day) }
    return t(year === known ? 'date.short' : 'date.short_year', named)
  }
  const short = (iso: string) => within(iso, thisYear)
  /** The year of both ends is said once. */
  const span = ({ from, to }: { from: string; to: string }) => {
    const [year] = dateOf(from).split('-')
    const until = year === dateOf(to).slice(0, 4) ? within(to, year) : short(to)
    return from === to ? short(from) : t('date.span', { from: short(from), to: apart + until })
  }
  const day = (iso: string) =>
    t('date.day', { date: short(iso), weekday: t('date.weekdays').split(' ')[weekday(dateOf(iso)) - 1] })
  return {
    full: (iso) => t('date.full', { day: day(iso), time: time(iso) }),
    day,
    short,
    span,
    time,
    plain: dateOf,
  }
}

/** Writers of dates for the community shown. */
export function useDates(): DateWords {
  const t = useKitWords()
  const place = usePlace()
  const zone = place?.timeZone ?? defaultZone
  const now = place?.now ?? ''
  return useMemo(() => dateWords(t, zone, now), [t, zone, now])
}
