import { sql } from 'kysely'
import { command, query, type WriteContext } from '../../../../platform/command/types.ts'
import { pageFrom, textCursor } from '../../../../platform/paging.ts'
import type { InputOf } from '../../../../shared/contract.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { holdersOf, postsByIds } from '../../../bodies/api.ts'
import { communityRules } from '../../../requests/api.ts'
import { areasByIds } from '../../../territory/api.ts'
import { routes } from '../../contract.ts'
import { patrolKinds } from '../permissions.ts'
import { checkPlans } from '../rounds.ts'
import { knownWalkers } from '../walkers.ts'
import { beginDues, dropAhead } from './dues.ts'
import { isRhythm, type Rhythm } from './rhythm.ts'
import { lockRoute, type Route, routeBriefs, selectRoutes, showRoute } from './routes.ts'

type Wanted = Omit<InputOf<(typeof routes)['POST /api/c/:community/patrol-routes']>, 'community'>

const codeLength = 8

/** By name. */
export const listRoutes = query(
  routes['GET /api/c/:community/patrol-routes'],
  async (ctx, { retired, after, limit }) => {
    checkPlans(ctx)
    const [name, id] = after === undefined ? [null, null] : textCursor(after)
    const found = await sql<Route>`
    ${selectRoutes} where community_id = ${ctx.communityId} and (retired_at is not null) = ${retired === 'yes'}
      and ${name === null ? sql`true` : sql`(name, id) > (${name}, ${id}::uuid)`} order by name, id limit ${limit + 1}`.execute(
      ctx.tx,
    )
    const page = pageFrom(found.rows, limit, (row) => [row.name, row.id])
    return { items: await routeBriefs(ctx, page.items), next: page.next }
  },
)

export const oneRoute = query(routes['GET /api/c/:community/patrol-routes/:id'], (ctx, { id }) => {
  checkPlans(ctx)
  return showRoute(ctx, id)
})

/** Persons by name with their post, and the posts themselves: a route given to a post goes to whoever holds it. */
export const patrolWalkers = query(routes['GET /api/c/:community/patrol-routes/walkers'], async (ctx) => {
  checkPlans(ctx)
  const persons = await knownWalkers(ctx, patrolKinds)
  const holders = await holdersOf(ctx.tx, ctx.communityId, { kind: patrolKinds }, ctx.now)
  const posts = new Map(holders.map((holder) => [holder.post_id, holder.title]))
  return {
    items: [
      ...[...posts].map(([id, name]) => ({ kind: 'post' as const, id, name, title: '' })),
      ...persons.map(({ personId, name, title }) => ({ kind: 'person' as const, id: personId, name, title })),
    ],
  }
})

/** A route, with codes for its points and the first day it is due. Refusals: see the route. */
export const makeRoute = command(routes['POST /api/c/:community/patrol-routes'], {
  async handle(ctx, input) {
    checkPlans(ctx)
    await checkWanted(ctx, input)
    const id = ctx.newId()
    const { rhythm, walker } = input
    await sql`
      insert into outreach.patrol_routes (community_id, id, name, note, area_id, every_days, weekdays, rest_days, walker_person_id, walker_post_id,
        made_at)
      values (${ctx.communityId}, ${id}, ${input.name}, ${input.note}, ${input.area_id}, ${rhythm.every_days}, ${rhythm.weekdays}::smallint[],
        ${rhythm.rest_days}, ${walker.kind === 'person' ? walker.id : null}, ${walker.kind === 'post' ? walker.id : null}, ${ctx.now})`.execute(
      ctx.tx,
    )
    await keepPoints(ctx, id, input.points)
    await beginDues(ctx, { id, ...rhythm })
    ctx.audit('patrol_route', id, auditOf(input))
    return { id }
  },
  view: (ctx, { id }) => showRoute(ctx, id),
})

/** Changes a route; its points keep their codes, those left out are retired. Another rhythm begins anew. Refusals: see the route. */
export const reviseRoute = command(routes['POST /api/c/:community/patrol-routes/:id/revise'], {
  async handle(ctx, input) {
    checkPlans(ctx)
    const route = await lockInUse(ctx, input.id)
    await checkWanted(ctx, input)
    const { rhythm, walker } = input
    await sql`
      update outreach.patrol_routes set name = ${input.name}, note = ${input.note}, area_id = ${input.area_id}, every_days = ${rhythm.every_days},
        weekdays = ${rhythm.weekdays}::smallint[], rest_days = ${rhythm.rest_days}, walker_person_id = ${walker.kind === 'person' ? walker.id : null},
        walker_post_id = ${walker.kind === 'post' ? walker.id : null}
      where community_id = ${ctx.communityId} and id = ${route.id}`.execute(ctx.tx)
    await keepPoints(ctx, route.id, input.points)
    if (!sameRhythm(rhythm, route)) await beginDues(ctx, { id: route.id, ...rhythm })
    ctx.audit('patrol_route', route.id, auditOf(input))
    return { id: route.id }
  },
  view: (ctx, { id }) => showRoute(ctx, id),
})

/** Nothing of it is due any more; its posters say so. Refusals: see the route. */
export const retireRoute = command(routes['POST /api/c/:community/patrol-routes/:id/retire'], {
  async handle(ctx, { id }) {
    checkPlans(ctx)
    await lockInUse(ctx, id)
    await setRetired(ctx, id, ctx.now)
    await dropAhead(ctx, id)
    return { id }
  },
  view: (ctx, { id }) => showRoute(ctx, id),
})

/** Takes a retirement back; its rhythm begins anew. Refusals: see the route. */
export const restoreRoute = command(routes['POST /api/c/:community/patrol-routes/:id/restore'], {
  async handle(ctx, { id }) {
    checkPlans(ctx)
    const route = await lockRoute(ctx, id)
    if (!route.retired_at) refuse('outreach.route_in_use')
    await setRetired(ctx, id, null)
    await beginDues(ctx, route)
    return { id }
  },
  view: (ctx, { id }) => showRoute(ctx, id),
})

function sameRhythm(one: Rhythm, other: Rhythm): boolean {
  const told = (of: Rhythm) => [of.every_days, of.rest_days, ...of.weekdays].join()
  return told(one) === told(other)
}

async function lockInUse(ctx: WriteContext, id: string): Promise<Route> {
  const route = await lockRoute(ctx, id)
  return route.retired_at ? refuse('outreach.route_retired') : route
}

async function setRetired(ctx: WriteContext, id: string, at: Date | null): Promise<void> {
  await sql`
    update outreach.patrol_routes set retired_at = ${at} where community_id = ${ctx.communityId} and id = ${id}`.execute(
    ctx.tx,
  )
  ctx.audit('patrol_route', id, { retired: at !== null })
}

/** Place, rhythm and walker are this community's and fit. */
async function checkWanted(ctx: WriteContext, { area_id, rhythm, walker }: Wanted): Promise<void> {
  const area = (await areasByIds(ctx.tx, ctx.communityId, [area_id])).get(area_id)
  if (!area || area.retired_at) unfit('outreach.area_unknown', 'area_id')
  const { calendar } = await communityRules(ctx.tx, ctx.communityId)
  if (!isRhythm(rhythm, calendar)) unfit('outreach.rhythm_unfit', 'rhythm')
  if (!(await mayWalk(ctx, walker))) unfit('outreach.walker_unknown', 'walker')
}

async function mayWalk(ctx: WriteContext, walker: Wanted['walker']): Promise<boolean> {
  if (walker.kind === 'person') {
    return (await knownWalkers(ctx, patrolKinds)).some((one) => one.personId === walker.id)
  }
  const post = (await postsByIds(ctx.tx, ctx.communityId, [walker.id])).get(walker.id)
  return post !== undefined && post.closed_at === null && patrolKinds.includes(post.kind)
}

function unfit(code: string, path: string): never {
  return refuse(code, {}, [{ path, code: 'invalid' }])
}

/** Those with an id stay, new ones get a code that is theirs for ever, the rest are retired. Refusal: `outreach.point_unknown`. */
async function keepPoints(ctx: WriteContext, routeId: string, points: Wanted['points']): Promise<void> {
  const had = await sql<{ id: string }>`
    select id from outreach.patrol_points
    where community_id = ${ctx.communityId} and route_id = ${routeId} and retired_at is null for update`.execute(ctx.tx)
  const known = new Set(had.rows.map((row) => row.id))
  const strange = points.findIndex((point) => point.id !== undefined && !known.has(point.id))
  if (strange >= 0) unfit('outreach.point_unknown', `points.${strange}`)
  const rows = points.map((point, position) => {
    const id = point.id ?? ctx.newId()
    const code = ctx.services.vault.code('outreach.patrol_point', `${ctx.communityId} ${id}`, codeLength)
    return { id, position, name: point.name, code, latitude: point.spot?.latitude, longitude: point.spot?.longitude }
  })
  await sql`
    update outreach.patrol_points set retired_at = ${ctx.now} where community_id = ${ctx.communityId} and route_id = ${routeId}
      and retired_at is null and not id = any (${rows.map((row) => row.id)}::uuid[])`.execute(ctx.tx)
  await sql`
    insert into outreach.patrol_points (community_id, id, route_id, position, name, code, latitude, longitude)
    select ${ctx.communityId}::int, p.id, ${routeId}::uuid, p.position, p.name, p.code, p.latitude, p.longitude
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as p (id uuid, position int, name text, code text, latitude numeric, longitude numeric)
    on conflict (community_id, id) do update set position = excluded.position, name = excluded.name, latitude = excluded.latitude,
      longitude = excluded.longitude`.execute(ctx.tx)
}

function auditOf({ name, area_id, rhythm, walker, points }: Wanted) {
  return {
    name,
    area_id,
    ...(rhythm.every_days === null ? { weekdays: rhythm.weekdays } : { every_days: rhythm.every_days }),
    ...(rhythm.rest_days === 'walk' ? {} : { rest_days: rhythm.rest_days }),
    walker: walker.id,
    points: points.length,
  }
}
