import { sql } from 'kysely'
import { z } from 'zod'
import {
  type DayException,
  nationalExceptions,
  type WorkingCalendar,
  workingCalendar,
} from '../../../../engines/calendar/index.ts'
import type { Tx } from '../../../../platform/db/database.ts'
import type { CivilDate, Weekday } from '../../../../shared/civil-date.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { timeZoneSql } from '../../../territory/api.ts'
import { type PriorityWeights, usualWeights } from './priority.ts'

/** What a community decided about requests, with what holds where it decided nothing. */
export type CommunityRules = {
  timeZone: string
  /** Its hours, the nation's holidays and working days in lieu, and the days of `caseflow.calendar_days`, which win. */
  calendar: WorkingCalendar
  /** Its own days of rest that are no public holiday: a storm, a power cut. */
  ownRest: ReadonlySet<CivilDate>
  /** `requests.auto_dispatch`: a new request goes straight to whom item and place point at. */
  autoDispatch: boolean
  /** `requests.anonymous`: requests without a name are taken. */
  anonymous: boolean
  /** `requests.confirm_days`: days the requester has to confirm or reopen, the day of finishing not counted. */
  confirmDays: number
  /** `requests.call_back_after_days`: days the requester's own word is waited for before calling back; 0: at once. */
  callBackAfterDays: number
  /** `requests.call_back_attempts`: after so many calls in vain nobody calls any more. */
  callBackAttempts: number
  /** `requests.neighbours_needed`: so many neighbours confirm what is open to them. */
  neighboursNeeded: number
  /** `requests.tier_askers`: as many who ask make a small matter one of the community. */
  tierAskers: number
  /** `requests.remind_hours`: so long before a limit passes who has it in hand is told; of a shorter one when half of it is gone. */
  remindHours: number
  /** `requests.extension_percent`: of the item's own time, how much more may be given; 0: none. */
  extensionPercent: number
  /** `requests.extension_times`: how often more time may be given to one request. */
  extensionTimes: number
  /** `requests.priority_*`: points for each of what makes a matter more urgent. */
  priorityWeights: PriorityWeights
}

const clockTime = z.string().regex(/^([01]\d|2[0-4]):[0-5]\d$/)

/** Setting `caseflow.calendar`: office hours, worked weekdays, and how far `calendar_days` has been entered. */
export const calendarSetting = z.object({
  hours: z.array(z.object({ from: clockTime, to: clockTime })).min(1),
  weekdays: z.array(z.number().int().min(1).max(7)).min(1).optional(),
  known_through: z.iso.date().optional(),
})

/** A whole number a community set; what can't be read counts as what is usual. */
function whole(least: number, most: number, usual: number) {
  return z.number().int().min(least).max(most).catch(usual).default(usual)
}

const stored = z.object({
  'requests.auto_dispatch': z.boolean().catch(true).default(true),
  'requests.anonymous': z.boolean().catch(true).default(true),
  'requests.confirm_days': z.number().int().min(1).max(60).catch(7).default(7),
  'requests.call_back_after_days': z.number().int().min(0).max(30).catch(0).default(0),
  'requests.call_back_attempts': whole(1, 9, 3),
  'requests.neighbours_needed': whole(2, 20, 3),
  'requests.tier_askers': whole(2, 50, 5),
  'requests.remind_hours': whole(1, 48, 4),
  'requests.extension_percent': whole(0, 100, 100),
  'requests.extension_times': whole(1, 5, 1),
  'requests.priority_frequency': whole(0, 25, usualWeights.frequency),
  'requests.priority_age': whole(0, 25, usualWeights.age),
  'requests.priority_people': whole(0, 25, usualWeights.people),
  'requests.priority_care': whole(0, 25, usualWeights.care),
  'caseflow.calendar': z.unknown().optional(),
})
const names = Object.keys(stored.shape)

export const usualHours = [
  { from: '08:30', to: '12:00' },
  { from: '14:00', to: '17:30' },
]

/** Refusal: `platform.not_found` where there is no such community. */
export async function communityRules(tx: Tx, communityId: number): Promise<CommunityRules> {
  const found = await sql<{ zone: string | null; settings: unknown; days: OwnDay[] | null }>`
    select ${timeZoneSql(communityId)} as zone,
      (select coalesce(jsonb_object_agg(name, value), '{}') from platform.settings
        where community_id = ${communityId} and name = any (${names}::text[])) as settings,
      (select jsonb_agg(jsonb_build_array(day, kind) order by day) from caseflow.calendar_days where community_id = ${communityId}) as days`.execute(
    tx,
  )
  const row = found.rows[0]
  const timeZone = row?.zone ?? refuse('platform.not_found')
  const settings = stored.parse(row?.settings)
  const days = row?.days ?? []
  return {
    timeZone,
    calendar: calendarFrom(timeZone, settings['caseflow.calendar'], days),
    ownRest: new Set(days.filter(([day, kind]) => kind === 'rest' && !nationalRest(day)).map(([day]) => day)),
    autoDispatch: settings['requests.auto_dispatch'],
    anonymous: settings['requests.anonymous'],
    confirmDays: settings['requests.confirm_days'],
    callBackAfterDays: settings['requests.call_back_after_days'],
    callBackAttempts: settings['requests.call_back_attempts'],
    neighboursNeeded: settings['requests.neighbours_needed'],
    tierAskers: settings['requests.tier_askers'],
    remindHours: settings['requests.remind_hours'],
    extensionPercent: settings['requests.extension_percent'],
    extensionTimes: settings['requests.extension_times'],
    priorityWeights: {
      frequency: settings['requests.priority_frequency'],
      age: settings['requests.priority_age'],
      people: settings['requests.priority_people'],
      care: settings['requests.priority_care'],
    },
  }
}

type OwnDay = [day: CivilDate, kind: DayException | 'holiday']

const nationalRest = (day: CivilDate) => nationalExceptions(Number(day.slice(0, 4)))?.get(day) === 'rest'

const cachedMost = 200
/** Equal contents give the same calendar, so that the shifts it has reckoned are kept. */
const cached = new Map<string, WorkingCalendar>()

/**
 * The working calendar of a setting `caseflow.calendar` and a community's own days; a setting that can't be read counts as none.
 * A RangeError for hours that overlap.
 */
export function calendarFrom(
  timeZone: string,
  setting: unknown,
  days: readonly (readonly [CivilDate, DayException | 'holiday'])[],
): WorkingCalendar {
  const key = JSON.stringify([timeZone, setting, days])
  const known = cached.get(key)
  if (known) return known
  if (cached.size >= cachedMost) cached.clear()
  const { data } = calendarSetting.safeParse(setting)
  const calendar = workingCalendar({
    timeZone,
    hours: data?.hours ?? usualHours,
    exceptions: days.map(([day, kind]) => [day, kind === 'work' ? 'work' : 'rest'] as const),
    ...(data?.weekdays ? { weekdays: data.weekdays as Weekday[] } : {}),
    ...(data?.known_through ? { knownThrough: data.known_through } : {}),
  })
  cached.set(key, calendar)
  return calendar
}
