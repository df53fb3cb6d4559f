import { addDays, civilDateOf, instantOf } from '../../../shared/civil-date.ts'
import { refuse } from '../../../shared/refusal.ts'

/** From an instant on (included) to another (excluded); null: no end set. */
export type Period = { from_at: Date; until_at: Date | null }

/**
 * Days as people give them (both included) to instants in the community's zone. Without a first day it begins now.
 * Refusal: `bodies.period_unfit` when it ends before it begins.
 */
export function toPeriod(
  days: { from?: string | undefined; until?: string | null | undefined },
  now: Date,
  zone: string,
): Period {
  const from_at = days.from === undefined ? now : instantOf(days.from, '00:00', zone)
  const until_at = days.until ? endOf(days.until, zone) : null
  if (until_at && until_at <= from_at) refuse('bodies.period_unfit', {}, [{ path: 'until', code: 'invalid' }])
  return { from_at, until_at }
}

/** The first instant after a day. */
export function endOf(day: string, zone: string): Date {
  return instantOf(addDays(day, 1), '00:00', zone)
}

/** Back to days, both included. */
export function toDays(period: Period, zone: string): { from: string; until: string | null } {
  const { from_at, until_at } = period
  const lastInstant = until_at && new Date(Math.max(until_at.getTime() - 1, from_at.getTime()))
  return { from: civilDateOf(from_at, zone), until: lastInstant && civilDateOf(lastInstant, zone) }
}

export type PeriodState = 'to_come' | 'in_force' | 'ended'

/** A period that was called off before it began counts as ended. */
export function stateOf(period: Period, now: Date): PeriodState {
  const { from_at, until_at } = period
  if (until_at && (until_at <= now || until_at <= from_at)) return 'ended'
  return from_at > now ? 'to_come' : 'in_force'
}

/** Whether two periods share an instant. */
export function overlap(a: Period, b: Period): boolean {
  return endsAfter(a, b.from_at) && endsAfter(b, a.from_at) && endsAfter(a, a.from_at) && endsAfter(b, b.from_at)
}

/** How many of `periods` are in force at once at most, within `within`. */
export function mostAtOnce(periods: readonly Period[], within: Period): number {
  const during = periods.filter((period) => overlap(period, within))
  const instants = [within.from_at, ...during.map((period) => period.from_at)].filter((at) => at >= within.from_at)
  const counts = instants.map((at) => during.filter((period) => period.from_at <= at && endsAfter(period, at)).length)
  return Math.max(0, ...counts)
}

/** Where a period is cut when it ends now: at once, or before it has begun. */
export function cutAt(period: Period, now: Date): Date {
  return now > period.from_at ? now : period.from_at
}

function endsAfter(period: Period, instant: Date): boolean {
  return period.until_at === null || period.until_at > instant
}
