import { sql } from 'kysely'
import type { WorkingCalendar } from '../../../../engines/calendar/index.ts'
import { command, query, type WriteContext } from '../../../../platform/command/types.ts'
import { pageFrom, textCursor } from '../../../../platform/paging.ts'
import { addDays, isCivilDate } from '../../../../shared/civil-date.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { communityRules } from '../../../requests/api.ts'
import { areasByIds } from '../../../territory/api.ts'
import { routes } from '../../contract.ts'
import { checkPlans } from '../rounds.ts'
import { dayOf } from '../today.ts'
import { firstDue, isLeftOut, nextDue, type Rhythm } from './rhythm.ts'
import { lockRoute, type Route, showRoute } from './routes.ts'

/** One run looks at so many routes; the next goes on. */
const most = 500
/** A server that stood still for months doesn't write down every day of them. */
const caughtUpMost = 31

/** Puts down when a route is due first; what was ahead of a former rhythm goes. */
export async function beginDues(ctx: WriteContext, route: { id: string } & Rhythm): Promise<void> {
  await dropAhead(ctx, route.id)
  const today = await dayOf(ctx, ctx.now)
  await insertDue(ctx, route.id, today, firstDue(route, today, await calendarOf(ctx)))
}

/** Nothing is due any more. */
export async function dropAhead(ctx: WriteContext, routeId: string): Promise<void> {
  await sql`
    delete from outreach.patrol_dues
    where community_id = ${ctx.communityId} and route_id = ${routeId} and walk_id is null and missed_at is null`.execute(
    ctx.tx,
  )
}

async function insertDue(ctx: WriteContext, routeId: string, from: string, day: string): Promise<void> {
  await sql`
    insert into outreach.patrol_dues (community_id, route_id, day, from_day)
    values (${ctx.communityId}, ${routeId}, ${day}, ${from}) on conflict (community_id, route_id, day) do nothing`.execute(
    ctx.tx,
  )
}

/**
 * A walk that began on `day` does what was due then, also where it arrives after the day was counted as missed (a phone without a line).
 * Whether it did, and whether that was thought missed.
 */
export async function fulfil(ctx: WriteContext, route: Route, walkId: string, day: string) {
  // Early in the day the job hasn't looked yet: what is due today stands there only afterwards.
  if (route.retired_at === null) await catchUp(ctx, day, route.id)
  const found = await sql<{ day: string; missed_at: Date | null }>`
    update outreach.patrol_dues d set walk_id = ${walkId}
    from (select route_id, day, missed_at from outreach.patrol_dues
      where community_id = ${ctx.communityId} and route_id = ${route.id} and from_day <= ${day}::date and day >= ${day}::date
        and walk_id is null and excused_at is null order by day limit 1 for update) due
    where d.community_id = ${ctx.communityId} and d.route_id = due.route_id and d.day = due.day
    returning d.day::text as day, due.missed_at`.execute(ctx.tx)
  const due = found.rows[0]
  if (due && due.missed_at === null && route.retired_at === null) {
    await insertDue(ctx, route.id, addDays(due.day, 1), nextDue(route, due.day, await calendarOf(ctx)))
  }
  return { due: due !== undefined, missed: due?.missed_at != null }
}

/** Job: what wasn't walked by the end of its day is missed; planners are told on the page of patrols and on the desk. */
export async function findMissed(ctx: WriteContext): Promise<void> {
  await catchUp(ctx, await dayOf(ctx, ctx.now))
}

type Late = { route_id: string; day: string } & Rhythm

/** Puts down what was missed before `today`, of one route or of all, and what is due since. */
async function catchUp(ctx: WriteContext, today: string, routeId?: string): Promise<void> {
  for (let turn = 1; turn <= caughtUpMost; turn++) {
    await moveLeftOut(ctx, today, routeId)
    const late = await markMissed(ctx, today, routeId)
    if (late.length === 0) return
    const calendar = await calendarOf(ctx)
    for (const { route_id, day, ...rhythm } of late) {
      const isLast = turn === caughtUpMost
      const from = isLast ? today : addDays(day, 1)
      await insertDue(ctx, route_id, from, isLast ? firstDue(rhythm, today, calendar) : nextDue(rhythm, day, calendar))
      ctx.audit('patrol_route', route_id, { missed: day })
      ctx.emit('outreach.patrol_missed', { route_id, day })
    }
  }
}

/** What became a day left out after it was put down (a holiday published later) isn't missed: it moves on. */
async function moveLeftOut(ctx: WriteContext, today: string, routeId?: string): Promise<void> {
  const late = await sql<Late & { from_day: string }>`
    select d.route_id, d.day::text as day, d.from_day::text as from_day, r.every_days::int as every_days, r.weekdays::int[] as weekdays, r.rest_days
    from outreach.patrol_dues d join outreach.patrol_routes r on r.community_id = d.community_id and r.id = d.route_id
    where d.community_id = ${ctx.communityId} and d.walk_id is null and d.missed_at is null and d.day < ${today}::date
      and r.rest_days <> 'walk' and ${routeId === undefined ? sql`true` : sql`d.route_id = ${routeId}`}
    order by d.day, d.route_id limit ${most} for update of d skip locked`.execute(ctx.tx)
  if (late.rows.length === 0) return
  const calendar = await calendarOf(ctx)
  for (const { route_id, day, from_day, ...rhythm } of late.rows.filter((one) => isLeftOut(one, one.day, calendar))) {
    await sql`
      delete from outreach.patrol_dues where community_id = ${ctx.communityId} and route_id = ${route_id} and day = ${day}::date`.execute(
      ctx.tx,
    )
    await insertDue(ctx, route_id, from_day, nextDue(rhythm, day, calendar))
  }
}

async function calendarOf(ctx: WriteContext): Promise<WorkingCalendar> {
  return (await communityRules(ctx.tx, ctx.communityId)).calendar
}

async function markMissed(ctx: WriteContext, today: string, routeId?: string): Promise<Late[]> {
  const found = await sql<Late>`
    update outreach.patrol_dues d set missed_at = ${ctx.now} from (
      select d.route_id, d.day from outreach.patrol_dues d
      where d.community_id = ${ctx.communityId} and d.walk_id is null and d.missed_at is null and d.day < ${today}::date
        and ${routeId === undefined ? sql`true` : sql`d.route_id = ${routeId}`}
      order by d.day, d.route_id limit ${most} for update skip locked) late
    join outreach.patrol_routes r on r.community_id = ${ctx.communityId} and r.id = late.route_id
    where d.community_id = ${ctx.communityId} and d.route_id = late.route_id and d.day = late.day
    returning d.route_id, d.day::text as day, r.every_days::int as every_days, r.weekdays::int[] as weekdays, r.rest_days`.execute(
    ctx.tx,
  )
  return found.rows
}

/** A missed day with a reason isn't counted as missed any more. Refusals: see the route. */
export const excuseMissed = command(routes['POST /api/c/:community/patrol-routes/:id/excuse'], {
  async handle(ctx, { id, day, reason }) {
    checkPlans(ctx)
    await lockRoute(ctx, id)
    const changed = await sql`
      update outreach.patrol_dues set excused_at = ${ctx.now}, excuse = ${reason}
      where community_id = ${ctx.communityId} and route_id = ${id} and day = ${day}::date and missed_at is not null and walk_id is null
        and excused_at is null returning day`.execute(ctx.tx)
    if (changed.rows.length === 0) refuse('outreach.not_missed')
    ctx.audit('patrol_route', id, { excused: day, reason })
    ctx.emit('outreach.patrol_excused', { route_id: id, day })
    return { id }
  },
  view: (ctx, { id }) => showRoute(ctx, id),
})

type Missed = { route_id: string; route: string; area_id: string; day: string }

/** Missed and not excused, the latest first: routes and days, nobody's name. */
export const missedPatrols = query(routes['GET /api/c/:community/patrols/missed'], async (ctx, { after, limit }) => {
  checkPlans(ctx)
  const [day, id] = after === undefined ? [null, null] : textCursor(after)
  if (day !== null && !isCivilDate(day)) refuse('platform.cursor_invalid')
  const found = await sql<Missed>`
    select d.route_id, r.name as route, r.area_id, d.day::text as day from outreach.patrol_dues d
    join outreach.patrol_routes r on r.community_id = d.community_id and r.id = d.route_id
    where d.community_id = ${ctx.communityId} and d.missed_at is not null and d.walk_id is null and d.excused_at is null
      and ${day === null ? sql`true` : sql`(d.day, d.route_id) < (${day}::date, ${id}::uuid)`}
    order by d.day desc, d.route_id desc limit ${limit + 1}`.execute(ctx.tx)
  const page = pageFrom(found.rows, limit, (row) => [row.day, row.route_id])
  const areas = await areasByIds(
    ctx.tx,
    ctx.communityId,
    page.items.map((row) => row.area_id),
  )
  return {
    items: page.items.map(({ area_id, ...row }) => ({ ...row, area: areas.get(area_id)?.full_name ?? '' })),
    next: page.next,
  }
})
