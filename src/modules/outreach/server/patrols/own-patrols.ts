import { sql } from 'kysely'
import { query, type ReadContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { areasByIds } from '../../../territory/api.ts'
import { routes } from '../../contract.ts'
import { type Finding, findingViews, selectFindings } from './findings.ts'
import { isOwnRoute, pointsOf, type Route, selectRoutes } from './routes.ts'
import { type Walk, walkViews } from './walks.ts'

const routesMost = 50
const findingsMost = 50
/** A week: until then most of what was found was looked at. */
const shownAfterwards = 7 * 86_400_000

/** Routes the reader walks, with what is due, a walk begun, and what waits to be looked at: all a phone takes along. */
export const ownPatrols = query(routes['GET /api/c/:community/my/patrols'], async (ctx) => {
  const own = await ownRoutes(ctx)
  const ids = own.map((route) => route.id)
  const areas = await areasByIds(
    ctx.tx,
    ctx.communityId,
    own.map((route) => route.area_id),
  )
  const points = await pointsOf(ctx, ids)
  const dues = await sql<{ route_id: string; from_day: string; day: string }>`
    select route_id, from_day::text as from_day, day::text as day from outreach.patrol_dues
    where community_id = ${ctx.communityId} and route_id = any (${ids}::uuid[]) and walk_id is null and missed_at is null order by day`.execute(
    ctx.tx,
  )
  const walks = await latestWalks(ctx, ids)
  const toVerify = await sql<Finding>`
    ${selectFindings(ctx.communityId)} and f.found_by_person_id = ${ctx.actor.personId} and f.state = 'to_verify'
    order by f.rectified_at, f.id limit ${findingsMost}`.execute(ctx.tx)
  return {
    items: own.map((route) => {
      const due = dues.rows.find((row) => row.route_id === route.id)
      return {
        id: route.id,
        name: route.name,
        note: route.note,
        area: { id: route.area_id, name: areas.get(route.area_id)?.full_name ?? '' },
        due: due ? { from_day: due.from_day, day: due.day } : null,
        points: points.get(route.id) ?? [],
        walk: walks.find((walk) => walk.route_id === route.id) ?? null,
      }
    }),
    to_verify: await findingViews(ctx, toVerify.rows),
  }
})

async function ownRoutes(ctx: ReadContext): Promise<Route[]> {
  const posts = (ctx.actor.permissions.get('outreach.patrol') ?? []).map((post) => post.id)
  const found = await sql<Route>`
    ${selectRoutes} where community_id = ${ctx.communityId} and retired_at is null
      and (walker_person_id = ${ctx.actor.personId} or walker_post_id = any (${posts}::uuid[]))
    order by name, id limit ${routesMost}`.execute(ctx.tx)
  return found.rows
}

/** The latest of each: begun on another phone, or before this one lost its store, it goes on; what ended shows for some days what was found. */
async function latestWalks(ctx: ReadContext, routeIds: readonly string[]) {
  const since = new Date(ctx.now.getTime() - shownAfterwards)
  const found = await sql<Walk>`
    select distinct on (route_id) id, route_id, walker_person_id, started_at, finished_at from outreach.patrol_walks
    where community_id = ${ctx.communityId} and route_id = any (${[...routeIds]}::uuid[]) and walker_person_id = ${ctx.actor.personId}
    order by route_id, started_at desc`.execute(ctx.tx)
  return walkViews(
    ctx,
    found.rows.filter((walk) => walk.finished_at === null || walk.finished_at >= since),
  )
}

/** What a poster's code is: a point in use, or one that isn't any more. Refusal: `platform.not_found`. */
export const pointByCode = query(routes['GET /api/c/:community/patrol-points/by-code/:code'], async (ctx, { code }) => {
  const found = await sql<{ point_id: string; name: string; route_id: string; point_retired: boolean }>`
    select id as point_id, name, route_id, retired_at is not null as point_retired from outreach.patrol_points
    where community_id = ${ctx.communityId} and code = ${code}`.execute(ctx.tx)
  const point = found.rows[0] ?? refuse('platform.not_found')
  const routesFound = await sql<Route>`
    ${selectRoutes} where community_id = ${ctx.communityId} and id = ${point.route_id}`.execute(ctx.tx)
  const route = routesFound.rows[0] ?? refuse('platform.not_found')
  return {
    point_id: point.point_id,
    name: point.name,
    route_id: route.id,
    route: route.name,
    retired: point.point_retired || route.retired_at !== null,
    mine: isOwnRoute(ctx, route),
  }
})
