import { sql } from 'kysely'
import { z } from 'zod'
import { type DayException, type WorkingCalendar, workingCalendar } from '../../../../engines/calendar/index.ts'
import type { Tx } from '../../../../platform/db/database.ts'
import type { Weekday } from '../../../../shared/civil-date.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { communityOf } from '../../../territory/api.ts'

const clockTime = z.string().regex(/^([01]\d|2[0-4]):[0-5]\d$/)

/** Setting `caseflow.calendar` of a community: its office hours, worked weekdays, and how far `calendar_days` has been entered. */
const calendarSetting = z.object({
  hours: z.array(z.object({ from: clockTime, to: clockTime })).min(1),
  weekdays: z.array(z.number().int().min(1).max(7)).min(1).optional(),
  known_through: z.iso.date().optional(),
})

const usualHours = [
  { from: '08:30', to: '12:00' },
  { from: '14:00', to: '17:30' },
]

const cachedMost = 200
/** Equal contents give the same calendar, so that shifts it has reckoned are kept. */
const cached = new Map<string, WorkingCalendar>()

/**
 * The calendar by which a community's limits run: its hours, the nation's holidays and working days in lieu, and the days entered in
 * `caseflow.calendar_days`, which win. Refusal: `platform.not_found` where there is no such community.
 */
export async function calendarOf(tx: Tx, communityId: number): Promise<WorkingCalendar> {
  const community = await communityOf(tx, communityId)
  return community ? calendarIn(tx, communityId, community.time_zone) : refuse('platform.not_found')
}

/** The same where the zone is known already: one query. */
export async function calendarIn(tx: Tx, communityId: number, timeZone: string): Promise<WorkingCalendar> {
  const found = await sql<{ setting: unknown; days: [string, DayException][] | null }>`
    select
      (select value from platform.settings where community_id = ${communityId} and name = 'caseflow.calendar') as setting,
      (select jsonb_agg(jsonb_build_array(day, kind) order by day) from caseflow.calendar_days where community_id = ${communityId}) as days`.execute(
    tx,
  )
  const [row] = found.rows
  const key = JSON.stringify([timeZone, row?.setting, row?.days])
  const known = cached.get(key) ?? made(timeZone, row?.setting, row?.days ?? [])
  if (cached.size >= cachedMost) cached.clear()
  cached.set(key, known)
  return known
}

function made(timeZone: string, setting: unknown, exceptions: [string, DayException][]): WorkingCalendar {
  const { data } = calendarSetting.safeParse(setting)
  return workingCalendar({
    timeZone,
    hours: data?.hours ?? usualHours,
    exceptions,
    ...(data?.weekdays ? { weekdays: data.weekdays as Weekday[] } : {}),
    ...(data?.known_through ? { knownThrough: data.known_through } : {}),
  })
}
