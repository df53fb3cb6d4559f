import { sql } from 'kysely'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import type { InputOf } from '../../../../shared/contract.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { dayOf } from '../today.ts'
import { fulfil } from './dues.ts'
import type { Route } from './routes.ts'
import { earlier, lockWalk, showWalk, type Walk } from './walks.ts'

type Input = InputOf<(typeof routes)['POST /api/c/:community/patrol-routes/:id/walks/:walk']>

/**
 * Notes how far a patrol is. Walk and points have ids of their own, so that what a phone sends again changes nothing. It is finished once
 * every point was reached, or it was told why not; then it does what was due on the day it began. Refusals: see the route.
 */
export const notePatrol = command(routes['POST /api/c/:community/patrol-routes/:id/walks/:walk'], {
  async handle(ctx, input) {
    const startedAt = new Date(input.started_at)
    const { walk, route } = await lockWalk(ctx, { routeId: input.id, walkId: input.walk, startedAt })
    const fresh = await keepReached(ctx, walk, input.reached)
    const finished = input.finished_at !== undefined && walk.finished_at === null
    if (finished) await finish(ctx, route, walk, new Date(input.finished_at ?? ctx.now))
    ctx.audit('patrol', walk.id, { route_id: route.id, reached: fresh, ...(finished ? { finished: true } : {}) })
    return { id: walk.id }
  },
  view: (ctx, { id }) => showWalk(ctx, id),
})

/** Points of the route, retired ones too: a phone loaded yesterday still has them. How many are new. */
async function keepReached(ctx: WriteContext, walk: Walk, reached: Input['reached']): Promise<number> {
  if (reached.length === 0) return 0
  const known = await sql<{ id: string }>`
    select id from outreach.patrol_points where community_id = ${ctx.communityId} and route_id = ${walk.route_id}`.execute(
    ctx.tx,
  )
  const ids = new Set(known.rows.map((row) => row.id))
  for (const [index, one] of reached.entries()) {
    if (!ids.has(one.point_id)) unfit('outreach.point_unknown', `reached.${index}.point_id`)
    if ((one.how === 'hand' || one.how === 'skipped') && one.reason === '')
      unfit('outreach.reason_needed', `reached.${index}.reason`)
  }
  const rows = reached.map((one) => ({ ...one, at: earlier(new Date(one.at), ctx.now).toISOString() }))
  const kept = await sql`
    insert into outreach.patrol_reached (community_id, walk_id, point_id, how, metres, accuracy, reason, at)
    select ${ctx.communityId}::int, ${walk.id}::uuid, p.point_id, p.how, p.metres, p.accuracy, p.reason, p.at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as p (point_id uuid, how text, metres int, accuracy int, reason text, at timestamptz)
    on conflict (community_id, walk_id, point_id) do nothing returning point_id`.execute(ctx.tx)
  return kept.rows.length
}

function unfit(code: string, path: string): never {
  return refuse(code, {}, [{ path, code: 'invalid' }])
}

async function finish(ctx: WriteContext, route: Route, walk: Walk, at: Date): Promise<void> {
  const found = await sql<{ points: number; left: number; skipped: number }>`
    select count(*)::int as points, count(*) filter (where r.point_id is null)::int as left,
      count(*) filter (where r.how = 'skipped')::int as skipped
    from outreach.patrol_points p
    left join outreach.patrol_reached r on r.community_id = p.community_id and r.walk_id = ${walk.id} and r.point_id = p.id
    where p.community_id = ${ctx.communityId} and p.route_id = ${route.id} and p.retired_at is null
      -- a point added while the phone was on its way isn't asked for
      and (r.point_id is not null or p.id < ${firstIdAfter(walk.started_at)}::uuid)`.execute(ctx.tx)
  const { points = 0, left = 0, skipped = 0 } = found.rows[0] ?? {}
  if (left > 0) refuse('outreach.points_left', { count: left })
  await sql`
    update outreach.patrol_walks set finished_at = ${earlier(at, ctx.now)}, points = ${points}, skipped = ${skipped}
    where community_id = ${ctx.communityId} and id = ${walk.id}`.execute(ctx.tx)
  const done = await fulfil(ctx, route, walk.id, await dayOf(ctx, walk.started_at))
  ctx.emit('outreach.patrol_finished', { walk_id: walk.id, due: done.due, was_missed: done.missed })
}

/** Ids of points are UUIDv7: those made later are greater than this. */
function firstIdAfter(at: Date): string {
  const hex = (at.getTime() + 1).toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`
}
