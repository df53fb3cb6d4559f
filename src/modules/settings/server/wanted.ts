import type { z } from 'zod'
import type { ReadContext } from '../../../platform/command/types.ts'
import { type Settings, settingsDiffer } from '../../../platform/setting-changes.ts'
import { holdsOver } from '../../../shared/actor.ts'
import { addDays, civilDateOf } from '../../../shared/civil-date.ts'
import type { EmergencyWords } from '../../../shared/emergencies.ts'
import { refuse } from '../../../shared/refusal.ts'
import { tidyWords } from '../../requests/api.ts'
import type { wantedRules } from '../contract.ts'
import { dayName, type HeldRules } from './held.ts'

/** Days that still bear on open requests, and days somebody plans for. */
const daysBack = 90
const daysAhead = 800

type Wanted = z.output<typeof wantedRules>

/** For who decides for the whole community. Refusal: `platform.not_allowed`. */
export function checkMayDecide(ctx: ReadContext): void {
  if (!holdsOver(ctx.actor, 'settings.edit', { paths: [''] })) refuse('platform.not_allowed')
}

/**
 * The rules wanted as settings by name. Refusals: `settings.day_unfit` for days too far away or told twice, `settings.day_past` for a
 * rule that should have begun already.
 */
export function wantedSettings(ctx: ReadContext, { timeZone }: HeldRules, wanted: Wanted): Settings {
  const { days = [], calendar, emergencies, ...plain } = wanted
  const today = civilDateOf(ctx.now, timeZone)
  const unfit = days.findIndex(
    ({ day }, index) =>
      day < addDays(today, -daysBack) ||
      day > addDays(today, daysAhead) ||
      days.findIndex((other) => other.day === day) !== index,
  )
  if (unfit >= 0) refuse('settings.day_unfit', {}, [{ path: `days.${unfit}.day`, code: 'invalid' }])
  const { second_step_from: from } = plain
  if (from && (from < today || from > addDays(today, daysAhead)))
    refuse('settings.day_past', {}, [{ path: 'second_step_from', code: 'invalid' }])
  return {
    ...Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined)),
    ...(emergencies === undefined ? {} : { emergencies: emergencies && tidyWords(emergencies as EmergencyWords) }),
    ...(calendar ? { calendar: { ...calendar, weekdays: [...new Set(calendar.weekdays)].sort() } } : {}),
    ...Object.fromEntries(days.map(({ day, kind, note }) => [dayName(day), kind === null ? null : { kind, note }])),
  }
}

/** The rules as they would be, and what differs; undefined where nothing does. */
export function rulesAfter(held: HeldRules, wanted: Settings) {
  const change = settingsDiffer(held.settings, wanted)
  return change && { change, rules: { ...held, settings: { ...held.settings, ...change.after } } }
}
