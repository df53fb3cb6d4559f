import { sql } from 'kysely'
import type { z } from 'zod'
import type { ReadContext, WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import type { reached, walkView } from '../../contract.ts'
import { type Finding, findingViews, selectFindings } from './findings.ts'
import { isOwnRoute, lockRoute, type Route } from './routes.ts'

type WalkView = z.output<typeof walkView>
type Reached = z.output<typeof reached>

export type Walk = {
  id: string
  route_id: string
  walker_person_id: string | null
  started_at: Date
  finished_at: Date | null
}

const columns = sql`id, route_id, walker_person_id, started_at, finished_at`

/**
 * The walker's own walk of a route, locked; begun where the phone tells of it for the first time. Refusals: `platform.not_found` for a
 * route that isn't the walker's (or a walk that is another's), `outreach.route_retired` for one begun after the route was taken out of use.
 */
export async function lockWalk(
  ctx: WriteContext,
  { routeId, walkId, startedAt }: { routeId: string; walkId: string; startedAt: Date },
): Promise<{ walk: Walk; route: Route }> {
  const route = await lockRoute(ctx, routeId)
  const had = await sql<Walk>`
    select ${columns} from outreach.patrol_walks where community_id = ${ctx.communityId} and id = ${walkId} for update`.execute(
    ctx.tx,
  )
  const known = had.rows[0]
  if (known) {
    const own = known.route_id === routeId && known.walker_person_id === ctx.actor.personId
    return own ? { walk: known, route } : refuse('platform.not_found')
  }
  if (!isOwnRoute(ctx, route)) refuse('platform.not_found')
  // The phone's clock may be wrong: never later than now.
  const at = earlier(startedAt, ctx.now)
  if (route.retired_at && route.retired_at <= at) refuse('outreach.route_retired')
  const made = await sql<Walk>`
    insert into outreach.patrol_walks (community_id, id, route_id, area_id, walker_person_id, started_at)
    values (${ctx.communityId}, ${walkId}, ${routeId}, ${route.area_id}, ${ctx.actor.personId}, ${at}) returning ${columns}`.execute(
    ctx.tx,
  )
  return { walk: made.rows[0] ?? refuse('platform.not_found'), route }
}

export function earlier(at: Date, now: Date): Date {
  return at < now ? at : now
}

/** A walk as its walker's phone has it. Refusal: `platform.not_found` for everybody else. */
export async function showWalk(ctx: ReadContext, id: string): Promise<WalkView> {
  const found = await sql<Walk>`
    select ${columns} from outreach.patrol_walks where community_id = ${ctx.communityId} and id = ${id}`.execute(ctx.tx)
  const walk = found.rows[0]
  if (!walk || walk.walker_person_id !== ctx.actor.personId) return refuse('platform.not_found')
  return (await walkViews(ctx, [walk]))[0] ?? refuse('platform.not_found')
}

/** Four queries, however many. */
export async function walkViews(ctx: ReadContext, walks: readonly Walk[]): Promise<WalkView[]> {
  const ids = walks.map((walk) => walk.id)
  const points = await sql<Omit<Reached, 'at'> & { walk_id: string; at: Date }>`
    select walk_id, point_id, how, metres, accuracy, reason, at from outreach.patrol_reached
    where community_id = ${ctx.communityId} and walk_id = any (${ids}::uuid[]) order by at, point_id`.execute(ctx.tx)
  const findings = await sql<Finding>`
    ${selectFindings(ctx.communityId)} and f.walk_id = any (${ids}::uuid[]) order by f.found_at, f.id`.execute(ctx.tx)
  const told = await findingViews(ctx, findings.rows)
  const foundOn = new Map(findings.rows.map((row) => [row.id, row.walk_id]))
  return walks.map((walk) => ({
    id: walk.id,
    route_id: walk.route_id,
    started_at: walk.started_at.toISOString(),
    finished_at: walk.finished_at?.toISOString() ?? null,
    reached: points.rows
      .filter((row) => row.walk_id === walk.id)
      .map(({ walk_id: _, at, ...row }) => ({ ...row, at: at.toISOString() })),
    findings: findings.rows.filter((row) => row.walk_id === walk.id).map((row) => row.id),
    found: told
      .filter((one) => foundOn.get(one.id) === walk.id)
      .map(({ id, words, place_detail, state, place, request }) => {
        const where = [place, place_detail].filter(Boolean).join(' ')
        return { id, words, place: where, state, number: request?.number ?? null }
      }),
  }))
}
