import { sql } from 'kysely'
import type { z } from 'zod'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { addDays, type CivilDate, civilDateOf, localTime, weekday } from '../../../../shared/civil-date.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { personNames } from '../../../people/api.ts'
import type { dutyView, rosterView, swapView } from '../../contract/roster-routes.ts'
import { postsHeld } from '../absences/rows.ts'
import { mayEditAt } from '../can.ts'
import { zoneOf } from '../store.ts'
import { isGap, nextAfter, onDutyAt, shiftsOn } from './duty.ts'
import { holidaysOf, type RosterRow, rosterRows } from './store.ts'

const daysShown = 28
const swapsMost = 50

type Names = (id: string) => { id: string; name: string }

/** Every roster in use with who is on duty now, and who is next. */
export async function duties(ctx: ReadContext, kind: string | undefined): Promise<z.output<typeof dutyView>[]> {
  const at = localTime(ctx.now, await zoneOf(ctx))
  const span = { from: addDays(at.date, -1), until: addDays(at.date, 15) }
  const which = kind ? sql`r.closed_at is null and r.kind = ${kind}` : sql`true`
  const rosters = await rosterRows(ctx.tx, ctx.communityId, which, span)
  const holidays = await holidaysOf(ctx.tx, ctx.communityId, span)
  const names = await namesOf(ctx, rosters)
  return rosters.map((roster) => {
    const next = roster.closed_at ? undefined : nextAfter(roster, at, holidays)
    const now = roster.closed_at ? [] : onDutyAt(roster, at, holidays)
    const [first] = next?.shifts ?? []
    return {
      ...brief(roster),
      now: now.map(({ personId, ...hours }) => ({ ...hours, person: names(personId) })),
      next:
        next && first
          ? {
              day: next.day,
              starts: first.starts,
              ends: first.ends,
              names: next.shifts.map((one) => names(one.personId).name),
            }
          : null,
    }
  })
}

/** One roster over four weeks. Refusal: `platform.not_found`. */
export async function oneRoster(ctx: ReadContext, id: string, from?: CivilDate): Promise<z.output<typeof rosterView>> {
  const today = civilDateOf(ctx.now, await zoneOf(ctx))
  const first = from ?? addDays(today, 1 - weekday(today))
  const span = { from: first, until: addDays(first, daysShown - 1) }
  const roster = await findRoster(ctx, id, span)
  const holidays = await holidaysOf(ctx.tx, ctx.communityId, span)
  const names = await namesOf(ctx, [roster])
  const may = mayEditAt(ctx.actor, null)
  const works = ctx.actor.permissions.has('bodies.absences')
  return {
    roster: brief(roster),
    pattern: [...roster.pattern].flatMap(([day, shifts]) =>
      shifts.map(({ starts, ends, personId }) => ({ weekday: day, starts, ends, person: names(personId) })),
    ),
    days: Array.from({ length: daysShown }, (_, index) => addDays(first, index)).map((day) => ({
      day,
      holiday: holidays.get(day) ?? null,
      own: roster.days.has(day),
      note: roster.notes.get(day) ?? '',
      shifts: shiftsOn(roster, day, holidays).map(({ starts, ends, personId }) => ({
        starts,
        ends,
        person: names(personId),
        mine: works && personId === ctx.actor.personId && day >= today && !roster.closed_at,
      })),
      gap: day >= today && !roster.closed_at && isGap(roster, day, holidays),
    })),
    swaps: await swapsOf(ctx, id, today),
    people: may || works ? await people(ctx) : [],
    can: may ? ['edit'] : [],
  }
}

/** A roster with the days of a span. Refusal: `platform.not_found`. */
export async function findRoster(
  ctx: ReadContext,
  id: string,
  span: { from: CivilDate; until: CivilDate },
): Promise<RosterRow> {
  const [roster] = await rosterRows(ctx.tx, ctx.communityId, sql`r.id = ${id}`, span)
  return roster ?? refuse('platform.not_found')
}

function brief({ id, name, kind, on_rest_days, closed_at }: RosterRow) {
  return { id, name, kind, on_rest_days, closed: closed_at !== null }
}

async function namesOf(ctx: ReadContext, rosters: readonly RosterRow[]): Promise<Names> {
  const shifts = rosters.flatMap((roster) => [...roster.pattern.values(), ...roster.days.values()].flat())
  return named(
    ctx,
    shifts.map((one) => one.personId),
  )
}

async function named(ctx: ReadContext, ids: readonly string[]): Promise<Names> {
  const names = await personNames(ctx.tx, ctx.communityId, [...new Set(ids)])
  return (id) => ({ id, name: names.get(id)?.name ?? '' })
}

/** Whoever holds a post now, by rank. */
async function people(ctx: ReadContext) {
  const held = await postsHeld(ctx.tx, ctx.communityId, ctx.now)
  const names = await named(ctx, [...held.keys()])
  return [...held].map(([id, posts]) => ({ ...names(id), title: posts.map((post) => post.title).join('、') }))
}

export type SwapRow = {
  id: string
  roster_id: string
  roster_name: string
  day: CivilDate
  starts: string
  ends: string
  person_id: string
  with_person_id: string
  back_day: CivilDate | null
  back_starts: string | null
  back_ends: string | null
  note: string
  asked_at: Date
  settled_at: Date | null
}

export const selectSwaps = sql`
  select s.id, s.roster_id, r.name as roster_name, s.day, s.starts, s.ends, s.person_id, s.with_person_id, s.back_day, s.back_starts,
    s.back_ends, s.note, s.asked_at, s.settled_at
  from bodies.roster_swaps s join bodies.rosters r on r.community_id = s.community_id and r.id = s.roster_id`

/** Swaps that wait for a word, of days to come. */
async function swapsOf(ctx: ReadContext, rosterId: string, today: CivilDate): Promise<z.output<typeof swapView>[]> {
  const found = await sql<SwapRow>`
    ${selectSwaps} where s.community_id = ${ctx.communityId} and s.roster_id = ${rosterId} and s.settled_at is null and s.day >= ${today}
    order by s.day, s.id limit ${swapsMost}`.execute(ctx.tx)
  const names = await named(
    ctx,
    found.rows.flatMap((row) => [row.person_id, row.with_person_id]),
  )
  const me = ctx.actor.personId
  return found.rows.map((row) => ({
    id: row.id,
    roster: { id: row.roster_id, name: row.roster_name },
    day: row.day,
    starts: row.starts,
    ends: row.ends,
    person: names(row.person_id),
    with_person: names(row.with_person_id),
    back:
      row.back_day && row.back_starts && row.back_ends
        ? { day: row.back_day, starts: row.back_starts, ends: row.back_ends }
        : null,
    note: row.note,
    asked_at: row.asked_at.toISOString(),
    can: [
      ...(row.with_person_id === me ? ['agreed', 'declined'] : []),
      ...(row.person_id === me ? ['taken_back'] : []),
    ],
  }))
}
