import { sql } from 'kysely'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { addDays, type CivilDate, localTime } from '../../../../shared/civil-date.ts'
import { zoneOf } from '../store.ts'
import { nextAfter, onDutyAt, type Shift } from './duty.ts'
import { holidaysOf, rosterRows } from './store.ts'

/** When somebody is on duty by a roster: its week, whether somebody is now, and the next shift. */
export type RosterHours = {
  id: string
  name: string
  closed: boolean
  /** Weekdays with the same shifts together, from Monday on. */
  week: { weekdays: number[]; shifts: { starts: string; ends: string }[] }[]
  now: boolean
  /** Who is, for staff. */
  personIds: string[]
  next: { day: CivilDate; starts: string; ends: string } | null
}

/** Rosters by id; unknown ones are missing. Three queries, however many. */
export async function rosterHours(ctx: ReadContext, ids: readonly string[]): Promise<Map<string, RosterHours>> {
  if (ids.length === 0) return new Map()
  const at = localTime(ctx.now, await zoneOf(ctx))
  const span = { from: addDays(at.date, -1), until: addDays(at.date, 15) }
  const rosters = await rosterRows(ctx.tx, ctx.communityId, sql`r.id = any (${[...new Set(ids)]}::uuid[])`, span)
  const holidays = await holidaysOf(ctx.tx, ctx.communityId, span)
  const hours = rosters.map((roster): RosterHours => {
    const now = roster.closed_at ? [] : onDutyAt(roster, at, holidays)
    const next = roster.closed_at ? undefined : nextAfter(roster, at, holidays)
    const [first] = next?.shifts ?? []
    return {
      id: roster.id,
      name: roster.name,
      closed: roster.closed_at !== null,
      week: weekOf(roster.pattern),
      now: now.length > 0,
      personIds: [...new Set(now.map((one) => one.personId))],
      next: next && first ? { day: next.day, starts: first.starts, ends: first.ends } : null,
    }
  })
  return new Map(hours.map((one) => [one.id, one]))
}

function weekOf(pattern: ReadonlyMap<number, readonly Shift[]>): RosterHours['week'] {
  const week: RosterHours['week'] = []
  for (const weekday of [1, 2, 3, 4, 5, 6, 7]) {
    const times = new Set((pattern.get(weekday) ?? []).map(({ starts, ends }) => `${starts} ${ends}`))
    const shifts = [...times].sort().map((time) => ({ starts: time.slice(0, 5), ends: time.slice(6) }))
    if (shifts.length === 0) continue
    const same = week.find((one) => JSON.stringify(one.shifts) === JSON.stringify(shifts))
    if (same) same.weekdays.push(weekday)
    else week.push({ weekdays: [weekday], shifts })
  }
  return week
}
