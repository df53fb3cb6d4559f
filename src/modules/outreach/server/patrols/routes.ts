import { sql } from 'kysely'
import type { z } from 'zod'
import type { ReadContext, WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { postsByIds } from '../../../bodies/api.ts'
import { personNames } from '../../../people/api.ts'
import { areasByIds } from '../../../territory/api.ts'
import type { patrolPoint, patrolWalker, routeBrief, routeView } from '../../contract.ts'
import { dayAgo } from '../today.ts'
import type { Rhythm } from './rhythm.ts'

type Brief = z.output<typeof routeBrief>
type View = z.output<typeof routeView>
type Point = z.output<typeof patrolPoint>
type Walker = z.output<typeof patrolWalker>

export type Route = {
  id: string
  name: string
  note: string
  area_id: string
  every_days: number | null
  weekdays: number[]
  rest_days: Rhythm['rest_days']
  walker_person_id: string | null
  walker_post_id: string | null
  retired_at: Date | null
}

const duesShown = 20
const missedDays = 30

/** To be followed by `where` and what comes after it. */
export const selectRoutes = sql`
  select id, name, note, area_id, every_days::int as every_days, weekdays::int[] as weekdays, rest_days, walker_person_id, walker_post_id, retired_at
  from outreach.patrol_routes`

/** One route, retired ones too. Refusal: `platform.not_found`. */
async function findRoute(ctx: ReadContext, id: string): Promise<Route> {
  const found = await sql<Route>`${selectRoutes} where community_id = ${ctx.communityId} and id = ${id}`.execute(ctx.tx)
  return found.rows[0] ?? refuse('platform.not_found')
}

/** The same, locked. */
export async function lockRoute(ctx: WriteContext, id: string): Promise<Route> {
  const found = await sql<Route>`
    ${selectRoutes} where community_id = ${ctx.communityId} and id = ${id} for update`.execute(ctx.tx)
  return found.rows[0] ?? refuse('platform.not_found')
}

/** Whether the reader walks it: named, or by a post. The installation itself may walk any. */
export function isOwnRoute({ actor }: ReadContext, route: Route): boolean {
  if (actor.kind === 'system') return true
  if (route.walker_person_id !== null) return route.walker_person_id === actor.personId
  return (actor.permissions.get('outreach.patrol') ?? []).some((post) => post.id === route.walker_post_id)
}

/** Whom routes are given to, by route. */
async function walkersOf(ctx: ReadContext, routes: readonly Route[]): Promise<Map<string, Walker>> {
  const persons = routes.flatMap((route) => route.walker_person_id ?? [])
  const names = await personNames(ctx.tx, ctx.communityId, persons)
  const posts = await postsByIds(
    ctx.tx,
    ctx.communityId,
    routes.flatMap((route) => route.walker_post_id ?? []),
  )
  return new Map(
    routes.map((route) => {
      const { walker_person_id: person, walker_post_id: post } = route
      const walker: Walker =
        person === null
          ? { kind: 'post', id: post ?? '', name: posts.get(post ?? '')?.title ?? '', title: '' }
          : { kind: 'person', id: person, name: names.get(person)?.name ?? '', title: '' }
      return [route.id, walker]
    }),
  )
}

/** Routes as a list shows them. Six queries, however many. */
export async function routeBriefs(ctx: ReadContext, routes: readonly Route[]): Promise<Brief[]> {
  const walkers = await walkersOf(ctx, routes)
  const areas = await areasByIds(
    ctx.tx,
    ctx.communityId,
    routes.map((route) => route.area_id),
  )
  const counts = await countsOf(
    ctx,
    routes.map((route) => route.id),
  )
  return routes.flatMap((route) => {
    const walker = walkers.get(route.id)
    const count = counts.get(route.id)
    if (!walker) return []
    return {
      id: route.id,
      name: route.name,
      area: { id: route.area_id, name: areas.get(route.area_id)?.full_name ?? '' },
      rhythm: { every_days: route.every_days, weekdays: route.weekdays, rest_days: route.rest_days },
      walker,
      points: count?.points ?? 0,
      due_day: count?.due_day ?? null,
      missed: count?.missed ?? 0,
      retired_at: route.retired_at?.toISOString() ?? null,
    }
  })
}

type Counts = { id: string; points: number; due_day: string | null; missed: number }

async function countsOf(ctx: ReadContext, ids: readonly string[]): Promise<Map<string, Counts>> {
  const since = await dayAgo(ctx, missedDays)
  const found = await sql<Counts>`
    select r.id,
      (select count(*)::int from outreach.patrol_points p
        where p.community_id = ${ctx.communityId} and p.route_id = r.id and p.retired_at is null) as points,
      (select min(d.day)::text from outreach.patrol_dues d
        where d.community_id = ${ctx.communityId} and d.route_id = r.id and d.walk_id is null and d.missed_at is null) as due_day,
      (select count(*)::int from outreach.patrol_dues d
        where d.community_id = ${ctx.communityId} and d.route_id = r.id and d.day >= ${since}::date and d.missed_at is not null
          and d.walk_id is null and d.excused_at is null) as missed
    from unnest(${[...ids]}::uuid[]) as r (id)`.execute(ctx.tx)
  return new Map(found.rows.map((row) => [row.id, row]))
}

type PointRow = {
  id: string
  route_id: string
  name: string
  code: string
  latitude: number | null
  longitude: number | null
}

/** Points in use by route, in walking order. */
export async function pointsOf(ctx: ReadContext, routeIds: readonly string[]): Promise<Map<string, Point[]>> {
  const found = await sql<PointRow>`
    select id, route_id, name, code, latitude::float8 as latitude, longitude::float8 as longitude from outreach.patrol_points
    where community_id = ${ctx.communityId} and route_id = any (${[...routeIds]}::uuid[]) and retired_at is null
    order by route_id, position`.execute(ctx.tx)
  const byRoute = Map.groupBy(found.rows, (row) => row.route_id)
  return new Map([...byRoute].map(([id, rows]) => [id, rows.map(pointView)]))
}

function pointView({ id, name, code, latitude, longitude }: PointRow): Point {
  return { id, name, code, spot: latitude === null || longitude === null ? null : { latitude, longitude } }
}

/** What a planner sees of a route. */
export async function showRoute(ctx: ReadContext, id: string): Promise<View> {
  const route = await findRoute(ctx, id)
  const [brief] = await routeBriefs(ctx, [route])
  if (!brief) return refuse('platform.not_found')
  const dues = await sql<View['dues'][number]>`
    select day::text as day, excuse, case when walk_id is not null then 'done' when excused_at is not null then 'excused'
      when missed_at is not null then 'missed' else 'due' end as state
    from outreach.patrol_dues where community_id = ${ctx.communityId} and route_id = ${id} order by day desc limit ${duesShown}`.execute(
    ctx.tx,
  )
  return {
    ...brief,
    note: route.note,
    points: (await pointsOf(ctx, [id])).get(id) ?? [],
    dues: dues.rows,
    can: route.retired_at ? ['restore'] : ['revise', 'retire', 'excuse'],
  }
}
