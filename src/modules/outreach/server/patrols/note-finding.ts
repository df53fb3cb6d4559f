import { sql } from 'kysely'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { claimFiles } from '../../../../platform/files/operations.ts'
import type { InputOf } from '../../../../shared/contract.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { fileOnBehalf } from '../../../requests/api.ts'
import { routes } from '../../contract.ts'
import type { Route } from './routes.ts'
import { earlier, lockWalk, showWalk } from './walks.ts'

type Input = InputOf<(typeof routes)['POST /api/c/:community/patrol-routes/:id/walks/:walk/findings']>

/**
 * What was seen on the way: a request by channel `patrol` that the finder asks for (so that the finder's word decides in the end whether
 * it was put right), or a note. Its id is made on the phone. Refusals: see the route.
 */
export const noteFinding = command(routes['POST /api/c/:community/patrol-routes/:id/walks/:walk/findings'], {
  async handle(ctx, input) {
    const at = earlier(new Date(input.at), ctx.now)
    const { walk, route } = await lockWalk(ctx, { routeId: input.id, walkId: input.walk, startedAt: at })
    const done = { id: walk.id }
    if (await isKnown(ctx, input.finding_id)) return done
    const point = input.point_id ? await pointName(ctx, route.id, input.point_id) : undefined
    const requestId = input.item_code === undefined ? null : await file(ctx, route, input, point)
    await sql`
      insert into outreach.patrol_findings (community_id, id, walk_id, route_id, point_id, area_id, words, place_detail, request_id, state,
        found_by_person_id, found_at)
      values (${ctx.communityId}, ${input.finding_id}, ${walk.id}, ${route.id}, ${input.point_id ?? null}, ${route.area_id}, ${input.words},
        ${input.place_detail}, ${requestId}, ${requestId ? 'filed' : 'noted'}, ${ctx.actor.personId}, ${at})`.execute(
      ctx.tx,
    )
    if (!requestId) await keepPhotos(ctx, input.finding_id, input.file_ids)
    ctx.audit('patrol_finding', input.finding_id, {
      route_id: route.id,
      request_id: requestId,
      files: input.file_ids.length,
    })
    ctx.emit('outreach.finding_noted', { finding_id: input.finding_id })
    return done
  },
  view: (ctx, { id }) => showWalk(ctx, id),
})

async function isKnown(ctx: WriteContext, id: string): Promise<boolean> {
  const found = await sql`
    select id from outreach.patrol_findings where community_id = ${ctx.communityId} and id = ${id}`.execute(ctx.tx)
  return found.rows.length > 0
}

async function pointName(ctx: WriteContext, routeId: string, id: string): Promise<string> {
  const found = await sql<{ name: string }>`
    select name from outreach.patrol_points
    where community_id = ${ctx.communityId} and route_id = ${routeId} and id = ${id}`.execute(ctx.tx)
  return found.rows[0]?.name ?? refuse('outreach.point_unknown', {}, [{ path: 'point_id', code: 'invalid' }])
}

function file(ctx: WriteContext, route: Route, input: Input, point: string | undefined): Promise<string> {
  const { personId } = ctx.actor
  return fileOnBehalf(ctx, {
    item_code: input.item_code ?? '',
    description: input.words,
    area_id: route.area_id,
    place_detail: [point, input.place_detail].filter(Boolean).join(' '),
    anonymous: personId === null,
    confidential: false,
    contact_name: '',
    wants_updates: personId !== null,
    for_person_id: personId ?? undefined,
    channel: 'patrol',
    file_ids: input.file_ids,
  })
}

/** Photos of a finding: as it was found, or as it looked when its finder came back. */
export async function keepPhotos(
  ctx: WriteContext,
  id: string,
  fileIds: readonly string[],
  taken: 'found' | 'verified' = 'found',
): Promise<void> {
  const files = [...new Set(fileIds)]
  if (files.length === 0) return
  await claimFiles(ctx, files, { entity: 'patrol_finding', id })
  await sql`
    insert into outreach.patrol_photos (community_id, finding_id, file_id, added_at, taken)
    select ${ctx.communityId}::int, ${id}::uuid, f, ${ctx.now}::timestamptz, ${taken} from unnest(${files}::uuid[]) f`.execute(
    ctx.tx,
  )
}
