import { sql } from 'kysely'
import { command, query, type WriteContext } from '../../../../platform/command/types.ts'
import { type CivilDate, civilDateOf } from '../../../../shared/civil-date.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { postsHeld } from '../absences/rows.ts'
import { mayEditAt } from '../can.ts'
import { field, zoneOf } from '../store.ts'
import { rostersMost } from './store.ts'
import { duties, oneRoster } from './view.ts'

export const rosters = query(routes['GET /api/c/:community/rosters'], async (ctx, { kind }) => ({
  items: await duties(ctx, kind),
  can: mayEditAt(ctx.actor, null) ? ['add'] : [],
}))

export const roster = query(routes['GET /api/c/:community/rosters/:id'], (ctx, { id, from }) =>
  oneRoster(ctx, id, from),
)

/** Refusals: `platform.not_allowed`, `bodies.rosters_full`. */
export const addRoster = command(routes['POST /api/c/:community/rosters'], {
  async handle(ctx, { name, kind, on_rest_days }) {
    checkMayEdit(ctx)
    const found = await sql<{ count: number }>`
      select count(*)::int as count from bodies.rosters where community_id = ${ctx.communityId} and closed_at is null`.execute(
      ctx.tx,
    )
    if ((found.rows[0]?.count ?? 0) >= rostersMost) refuse('bodies.rosters_full', { most: rostersMost })
    const id = ctx.newId()
    const facts = { name, kind, on_rest_days }
    await ctx.tx
      .insertInto('bodies.rosters')
      .values({ community_id: ctx.communityId, id, ...facts, made_at: ctx.now })
      .execute()
    ctx.audit('roster', id, facts)
    return { id }
  },
  view: (ctx, { id }) => oneRoster(ctx, id),
})

/** Also takes it out of use, and into use again. Refusals: `platform.not_found`, `platform.not_allowed`. */
export const changeRoster = command(routes['PATCH /api/c/:community/rosters/:id'], {
  async handle(ctx, { id, name, kind, on_rest_days, closed }) {
    await lockRoster(ctx, id)
    const facts = Object.fromEntries(
      Object.entries({ name, kind, on_rest_days }).filter(([, value]) => value !== undefined),
    )
    const closing = closed === undefined ? {} : { closed_at: closed ? ctx.now : null }
    if (Object.keys({ ...facts, ...closing }).length > 0) {
      await ctx.tx
        .updateTable('bodies.rosters')
        .set({ ...facts, ...closing })
        .where('community_id', '=', ctx.communityId)
        .where('id', '=', id)
        .execute()
    }
    ctx.audit('roster', id, { ...facts, ...(closed === undefined ? {} : { closed }) })
    return { id }
  },
  view: (ctx, { id }) => oneRoster(ctx, id),
})

/** The whole weekly pattern at once. Refusals: `platform.not_found`, `platform.not_allowed`, `bodies.roster_closed`, those of `checkShifts`. */
export const setPattern = command(routes['PUT /api/c/:community/rosters/:id/pattern'], {
  async handle(ctx, { id, shifts }) {
    await lockRoster(ctx, id, true)
    await checkShifts(ctx, shifts)
    await sql`delete from bodies.roster_shifts where community_id = ${ctx.communityId} and roster_id = ${id}`.execute(
      ctx.tx,
    )
    await sql`
      insert into bodies.roster_shifts (community_id, roster_id, weekday, starts, ends, person_id)
      select distinct ${ctx.communityId}::int, ${id}::uuid, s.weekday, s.starts, s.ends, s.person_id
      from jsonb_to_recordset(${JSON.stringify(shifts)}::jsonb) as s (weekday smallint, starts text, ends text, person_id uuid)`.execute(
      ctx.tx,
    )
    ctx.audit('roster', id, { shifts: shifts.length })
    return { id }
  },
  view: (ctx, { id }) => oneRoster(ctx, id),
})

/** One day otherwise than the pattern. Refusals: those of `setPattern`, `bodies.duty_day_past`. */
export const setDutyDay = command(routes['PUT /api/c/:community/rosters/:id/days/:day'], {
  async handle(ctx, { id, day, shifts, note }) {
    await lockRoster(ctx, id, true)
    await checkDay(ctx, day)
    await checkShifts(ctx, shifts)
    await putDay(ctx, id, day, { shifts, note })
    ctx.audit('roster', id, { day, shifts: shifts.length })
    return { id }
  },
  view: (ctx, { id }) => oneRoster(ctx, id),
})

/** Back to the pattern. Refusals: `platform.not_found`, `platform.not_allowed`, `bodies.duty_day_past`. */
export const clearDutyDay = command(routes['DELETE /api/c/:community/rosters/:id/days/:day'], {
  async handle(ctx, { id, day }) {
    await lockRoster(ctx, id)
    await checkDay(ctx, day)
    await dropDay(ctx, id, day)
    ctx.audit('roster', id, { day, shifts: null })
    return { id }
  },
  view: (ctx, { id }) => oneRoster(ctx, id),
})

type Wanted = { starts: string; ends: string; person_id: string }

/** Puts a day's shifts in place of what stood there. */
export async function putDay(
  ctx: WriteContext,
  rosterId: string,
  day: CivilDate,
  { shifts, note }: { shifts: readonly Wanted[]; note: string },
): Promise<void> {
  await dropDay(ctx, rosterId, day)
  const rows = shifts.length > 0 ? shifts : [{ starts: null, ends: null, person_id: null }]
  const placed = rows.map((row, place) => ({ ...row, place }))
  await sql`
    insert into bodies.roster_days (community_id, roster_id, day, place, starts, ends, person_id, note)
    select ${ctx.communityId}::int, ${rosterId}::uuid, ${day}::date, s.place, s.starts, s.ends, s.person_id, ${note}::text
    from jsonb_to_recordset(${JSON.stringify(placed)}::jsonb) as s (place int, starts text, ends text, person_id uuid)`.execute(
    ctx.tx,
  )
}

async function dropDay(ctx: WriteContext, rosterId: string, day: CivilDate): Promise<void> {
  await sql`
    delete from bodies.roster_days where community_id = ${ctx.communityId} and roster_id = ${rosterId} and day = ${day}`.execute(
    ctx.tx,
  )
}

function checkMayEdit(ctx: WriteContext): void {
  if (!mayEditAt(ctx.actor, null)) refuse('platform.not_allowed')
}

/** Locked for who keeps rosters. Refusals: `platform.not_found`, `platform.not_allowed`, `bodies.roster_closed`. */
async function lockRoster(ctx: WriteContext, id: string, open = false): Promise<void> {
  const closed = await lockAnyRoster(ctx, id)
  checkMayEdit(ctx)
  if (open && closed) refuse('bodies.roster_closed')
}

/** Locks a roster; whether it is out of use. Refusal: `platform.not_found`. */
export async function lockAnyRoster(ctx: WriteContext, id: string): Promise<boolean> {
  const found = await sql<{ closed_at: Date | null }>`
    select closed_at from bodies.rosters where community_id = ${ctx.communityId} and id = ${id} for update`.execute(
    ctx.tx,
  )
  const row = found.rows[0] ?? refuse('platform.not_found')
  return row.closed_at !== null
}

/** Refusal: `bodies.duty_day_past`. */
export async function checkDay(ctx: WriteContext, day: CivilDate): Promise<void> {
  if (day < civilDateOf(ctx.now, await zoneOf(ctx))) refuse('bodies.duty_day_past', {}, [field('day')])
}

/** Refusals: `bodies.shift_unfit` for one that begins when it ends, `bodies.duty_without_post` for somebody who holds no post. */
async function checkShifts(ctx: WriteContext, shifts: readonly Wanted[]): Promise<void> {
  if (shifts.some(({ starts, ends }) => starts === ends)) refuse('bodies.shift_unfit', {}, [field('shifts')])
  const persons = [...new Set(shifts.map((one) => one.person_id))]
  const held = await postsHeld(ctx.tx, ctx.communityId, ctx.now, persons)
  if (persons.some((person) => !held.has(person))) refuse('bodies.duty_without_post', {}, [field('shifts')])
}
