import { sql } from 'kysely'
import type { WorkingCalendar } from '../../../engines/calendar/index.ts'
import type { ReadContext, WriteContext } from '../../../platform/command/types.ts'
import type { Settings } from '../../../platform/setting-changes.ts'
import { smallestFigure, smallestFigureSetting } from '../../../platform/small-figures.ts'
import { instantOf } from '../../../shared/civil-date.ts'
import { refuse } from '../../../shared/refusal.ts'
import { answerDays, answerDaysSetting } from '../../privacy/api.ts'
import {
  calendarFrom,
  calendarSetting,
  communityRules,
  emergenciesSetting,
  emergencyWordsOf,
  usualHours,
} from '../../requests/api.ts'
import { communityOf } from '../../territory/api.ts'
import { undertakingRules } from '../../undertakings/api.ts'

/** The rules of a community as settings by name: days of its own stand as `day.2026-10-09`. */
export type HeldRules = { settings: Settings; timeZone: string }

type Calendar = {
  hours: { from: string; to: string }[]
  weekdays: number[]
  known_through: string | null
}
export type Day = { kind: 'rest' | 'holiday' | 'work'; note: string }

const mondayToFriday = [1, 2, 3, 4, 5]
const dayPrefix = 'day.'
const stored: Record<string, string> = {
  auto_dispatch: 'requests.auto_dispatch',
  anonymous: 'requests.anonymous',
  confirm_days: 'requests.confirm_days',
  call_back_after_days: 'requests.call_back_after_days',
  tier_askers: 'requests.tier_askers',
  remind_hours: 'requests.remind_hours',
  extension_percent: 'requests.extension_percent',
  call_back_attempts: 'requests.call_back_attempts',
  neighbours_needed: 'requests.neighbours_needed',
  extension_times: 'requests.extension_times',
  topic_count: 'undertakings.topic_count',
  topic_days: 'undertakings.topic_days',
  long_days: 'undertakings.long_days',
  long_reopened: 'undertakings.long_reopened',
  priority_frequency: 'requests.priority_frequency',
  priority_age: 'requests.priority_age',
  priority_people: 'requests.priority_people',
  priority_care: 'requests.priority_care',
  smallest_figure: smallestFigureSetting,
  answer_days: answerDaysSetting,
  second_step_from: 'access.second_step',
  emergencies: emergenciesSetting,
  calendar: 'caseflow.calendar',
}

/** What holds now. Refusal: `platform.not_found` where there is no such community. */
export async function heldRules(ctx: ReadContext): Promise<HeldRules> {
  const community = (await communityOf(ctx.tx, ctx.communityId)) ?? refuse('platform.not_found')
  const rules = await communityRules(ctx.tx, ctx.communityId)
  const beyond = await undertakingRules(ctx)
  const found = await sql<{ calendar: unknown; second_step: string | null; days: ({ day: string } & Day)[] | null }>`
    select (select value from platform.settings where community_id = ${ctx.communityId} and name = 'caseflow.calendar') as calendar,
      (select value ->> 'day' from platform.settings where community_id = ${ctx.communityId} and name = 'access.second_step') as second_step,
      (select jsonb_agg(jsonb_build_object('day', day, 'kind', kind, 'note', note) order by day) from caseflow.calendar_days
        where community_id = ${ctx.communityId}) as days`.execute(ctx.tx)
  const { calendar, days, second_step } = found.rows[0] ?? { calendar: undefined, days: null, second_step: null }
  return {
    timeZone: community.time_zone,
    settings: {
      auto_dispatch: rules.autoDispatch,
      anonymous: rules.anonymous,
      confirm_days: rules.confirmDays,
      call_back_after_days: rules.callBackAfterDays,
      tier_askers: rules.tierAskers,
      remind_hours: rules.remindHours,
      extension_percent: rules.extensionPercent,
      call_back_attempts: rules.callBackAttempts,
      neighbours_needed: rules.neighboursNeeded,
      extension_times: rules.extensionTimes,
      topic_count: beyond.topicCount,
      topic_days: beyond.topicDays,
      long_days: beyond.longDays,
      long_reopened: beyond.longReopened,
      priority_frequency: rules.priorityWeights.frequency,
      priority_age: rules.priorityWeights.age,
      priority_people: rules.priorityWeights.people,
      priority_care: rules.priorityWeights.care,
      smallest_figure: await smallestFigure(ctx.tx, ctx.communityId),
      answer_days: await answerDays(ctx),
      second_step_from: second_step,
      emergencies: await emergencyWordsOf(ctx.tx, ctx.communityId),
      calendar: calendarOf(calendar),
      ...Object.fromEntries((days ?? []).map(({ day, kind, note }) => [dayPrefix + day, { kind, note }])),
    },
  }
}

function calendarOf(setting: unknown): Calendar {
  const { data } = calendarSetting.safeParse(setting)
  return {
    hours: data?.hours ?? usualHours,
    weekdays: data?.weekdays ?? mondayToFriday,
    known_through: data?.known_through ?? null,
  }
}

/** The community's own days among settings, by day. */
export function daysIn(settings: Settings): (Day & { day: string })[] {
  return Object.entries(settings)
    .filter(([name, value]) => name.startsWith(dayPrefix) && value !== null)
    .map(([name, value]) => ({ day: name.slice(dayPrefix.length), ...(value as Day) }))
    .sort((a, b) => (a.day < b.day ? -1 : 1))
}

/** The name under which a day stands among settings. */
export function dayName(day: string): string {
  return dayPrefix + day
}

/** The calendar of settings. Refusal: `settings.hours_unfit` where hours overlap or nothing is worked. */
export function workingCalendarOf({ settings, timeZone }: HeldRules): WorkingCalendar {
  const days = daysIn(settings).map(({ day, kind }) => [day, kind] as const)
  try {
    return calendarFrom(timeZone, settingOf(settings['calendar'] as Calendar), days)
  } catch (error) {
    if (error instanceof RangeError) refuse('settings.hours_unfit', {}, [{ path: 'calendar.hours', code: 'invalid' }])
    throw error
  }
}

function settingOf({ known_through, ...calendar }: Calendar) {
  return known_through === null ? calendar : { ...calendar, known_through }
}

function storedValue(name: string, value: unknown, timeZone: string): unknown {
  if (name === 'calendar') return settingOf(value as Calendar)
  if (name !== 'second_step_from') return value
  return value === null ? {} : { day: value, at: instantOf(String(value), '00:00', timeZone).toISOString() }
}

/** Puts settings in force. Null takes a day of the community's own away. */
export async function putRules(ctx: WriteContext, { timeZone }: HeldRules, changed: Settings): Promise<void> {
  const settings = Object.entries(changed).flatMap(([name, value]) => {
    const kept = stored[name]
    return kept ? [{ name: kept, value: storedValue(name, value, timeZone) }] : []
  })
  await sql`
    insert into platform.settings (community_id, name, value)
    select ${ctx.communityId}, r->>'name', r->'value' from jsonb_array_elements(${JSON.stringify(settings)}::jsonb) r
    on conflict (community_id, name) do update set value = excluded.value`.execute(ctx.tx)
  const days = Object.entries(changed)
    .filter(([name]) => name.startsWith(dayPrefix))
    .map(([name, value]) => ({ day: name.slice(dayPrefix.length), ...(value as Day | null) }))
  await sql`
    delete from caseflow.calendar_days where community_id = ${ctx.communityId} and day = any (${days.map(({ day }) => day)}::date[])`.execute(
    ctx.tx,
  )
  await sql`
    insert into caseflow.calendar_days (community_id, day, kind, note)
    select ${ctx.communityId}::int, r.day, r.kind, r.note
    from jsonb_to_recordset(${JSON.stringify(days)}::jsonb) as r (day date, kind text, note text) where r.kind is not null`.execute(
    ctx.tx,
  )
}
