import { addDays, addMonths, type CivilDate, daysOfMonth, monthOf } from '../../../shared/civil-date.ts'
import type { Definition } from './store.ts'

/** '2026-10', '2026-Q3', '2026', 'once'. */
export type Period = string
type Rhythm = Definition['rhythm']
type Rule = Pick<Definition, 'rhythm' | 'due_on' | 'due_in' | 'due_day' | 'asked_on'>

const patterns: Record<Rhythm, RegExp> = {
  once: /^once$/,
  monthly: /^20\d\d-(0[1-9]|1[0-2])$/,
  quarterly: /^20\d\d-Q[1-4]$/,
  yearly: /^20\d\d$/,
}

/** Whether the text names a period of this rhythm. */
export function isPeriod(rhythm: Rhythm, text: string): boolean {
  return patterns[rhythm].test(text)
}

/** The period a day lies in. */
function periodOf(rhythm: Rhythm, day: CivilDate): Period {
  if (rhythm === 'once') return 'once'
  if (rhythm === 'yearly') return day.slice(0, 4)
  if (rhythm === 'monthly') return monthOf(day)
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`
}

/** Its first and last day; of what is asked for once, the year it was asked for in up to `today`. */
export function daysOf(
  { rhythm, asked_on }: Rule,
  period: Period,
  today: CivilDate,
): { from: CivilDate; to: CivilDate } {
  const year = period.slice(0, 4)
  if (rhythm === 'once') return { from: `${asked_on.slice(0, 4)}-01-01`, to: today }
  if (rhythm === 'yearly') return { from: `${year}-01-01`, to: `${year}-12-31` }
  if (rhythm === 'monthly') {
    const { first, last } = daysOfMonth(period)
    return { from: first, to: last }
  }
  const first = `${year}-${String((Number(period.slice(6)) - 1) * 3 + 1).padStart(2, '0')}-01`
  return { from: first, to: addDays(addMonths(first, 3), -1) }
}

/** The day it is due; null where none is said. */
export function dueDayOf(rule: Rule, period: Period): CivilDate | null {
  if (rule.rhythm === 'once') return rule.due_day
  const { to } = daysOf(rule, period, rule.asked_on)
  const first = `${monthOf(to)}-01`
  const month = monthOf(rule.due_in === 'next' ? addMonths(first, 1) : first)
  const last = daysOfMonth(month).last
  const day = `${month}-${String(rule.due_on).padStart(2, '0')}`
  return day > last ? last : day
}

const shown = 3

/** The present period and up to two before it, none before it was first asked for; the earliest first. */
export function presentPeriods(rule: Rule, today: CivilDate): Period[] {
  if (rule.rhythm === 'once') return ['once']
  const first = periodOf(rule.rhythm, rule.asked_on)
  const months = { monthly: 1, quarterly: 3, yearly: 12 }[rule.rhythm]
  const found = new Set<Period>()
  for (let back = shown - 1; back >= 0; back--) {
    const period = periodOf(rule.rhythm, addMonths(`${monthOf(today)}-01`, -back * months))
    if (period >= first) found.add(period)
  }
  return found.size > 0 ? [...found] : [first]
}
