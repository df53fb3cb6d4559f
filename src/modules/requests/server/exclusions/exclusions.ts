/** What is left out of the second figure: asked for with a listed reason and evidence, reviewed by somebody else, taken back. */
import { sql } from 'kysely'
import {
  command,
  type Operation,
  query,
  type ReadContext,
  type WriteContext,
} from '../../../../platform/command/types.ts'
import { claimFiles, openFile } from '../../../../platform/files/operations.ts'
import { instantCursor, pageFrom } from '../../../../platform/paging.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { seesRequest } from '../can.ts'
import { allOf, type Condition, visibleRow, visibleTo } from '../queries/visibility.ts'
import { lockRequest } from '../store.ts'
import { exclusionOf, exclusionRows, exclusionViews, reviewRefusal, withdrawRefusal } from './views.ts'

const fileOwner = 'exclusion'
const ofRequestMost = 20

function byId(ctx: ReadContext, id: string): Condition {
  return allOf([sql<boolean>`e.id = ${id}`, visibleTo(ctx)])
}

async function viewOf(ctx: ReadContext, id: string) {
  const [view] = await exclusionViews(ctx, [await exclusionOf(ctx, byId(ctx, id))])
  return view ?? refuse('platform.not_found')
}

/** Asks that a request be left out of the second figure. Refusals: see the route. */
const askExclusion = command(routes['POST /api/c/:community/requests/:id/exclusion'], {
  async handle(ctx, { id: requestId, reason, text, file_ids }) {
    const row = await lockRequest(ctx.tx, ctx.communityId, requestId)
    if (!row || !seesRequest(ctx.actor, row)) return refuse('platform.not_found')
    if (row.state !== 'finished' && row.state !== 'closed') refuse('requests.state_forbids')
    const standing = await exclusionRows(
      ctx,
      sql<boolean>`e.request_id = ${requestId} and e.state in ('asked', 'granted')`,
      1,
    )
    if (standing.length > 0) refuse('requests.exclusion_there')
    const id = ctx.newId()
    await ctx.tx
      .insertInto('requests.exclusions')
      .values({
        community_id: ctx.communityId,
        id,
        request_id: requestId,
        reason,
        text,
        state: 'asked',
        asked_at: ctx.now,
        asked_by_person: ctx.actor.personId,
        asked_by_post: ctx.actor.permissions.get('requests.ask_exclusion')?.[0]?.id ?? null,
      })
      .execute()
    await claimFiles(ctx, file_ids, { entity: fileOwner, id })
    await sql`
      insert into requests.exclusion_files (community_id, exclusion_id, file_id)
      select ${ctx.communityId}::int, ${id}::uuid, f from unnest(${[...new Set(file_ids)]}::uuid[]) f`.execute(ctx.tx)
    ctx.audit('exclusion', id, { request_id: requestId, reason, text })
    return { id }
  },
  view: (ctx, { id }) => viewOf(ctx, id),
})

/** Locks one with its request. Refusal: `platform.not_found`. */
async function lockExclusion(ctx: WriteContext, id: string) {
  await sql`select 1 from requests.exclusions where community_id = ${ctx.communityId} and id = ${id} for update`.execute(
    ctx.tx,
  )
  return exclusionOf(ctx, byId(ctx, id))
}

/** Somebody else decides on it: granted, the second figure is without it. Refusals: see the route. */
const reviewExclusion = command(routes['POST /api/c/:community/exclusions/:id/review'], {
  async handle(ctx, { id, granted, text }) {
    const row = await lockExclusion(ctx, id)
    const refusal = reviewRefusal(ctx.actor, row)
    if (refusal) refuse(refusal)
    await decide(ctx, id, granted ? 'granted' : 'declined', text, 'requests.review_exclusions')
    if (granted) ctx.emit('requests.excluded', { request_id: row.request_id })
    return { id }
  },
  view: (ctx, { id }) => viewOf(ctx, id),
})

/** It counts again. Refusals: see the route. */
const withdrawExclusion = command(routes['POST /api/c/:community/exclusions/:id/withdraw'], {
  async handle(ctx, { id, reason }) {
    const row = await lockExclusion(ctx, id)
    const refusal = withdrawRefusal(ctx.actor, row)
    if (refusal) refuse(refusal)
    await decide(ctx, id, 'withdrawn', reason, 'requests.ask_exclusion')
    if (row.state === 'granted') ctx.emit('requests.included', { request_id: row.request_id })
    return { id }
  },
  view: (ctx, { id }) => viewOf(ctx, id),
})

async function decide(
  ctx: WriteContext,
  id: string,
  state: 'granted' | 'declined' | 'withdrawn',
  text: string,
  permission: string,
): Promise<void> {
  await ctx.tx
    .updateTable('requests.exclusions')
    .set({
      state,
      decided_at: ctx.now,
      decided_by_person: ctx.actor.personId,
      decided_by_post: ctx.actor.permissions.get(permission)?.[0]?.id ?? null,
      decision_text: text,
    })
    .where('community_id', '=', ctx.communityId)
    .where('id', '=', id)
    .execute()
  ctx.audit('exclusion', id, { state, text })
}

/** What was asked for, the latest first. Refusal: `platform.cursor_invalid`. */
const listExclusions = query(routes['GET /api/c/:community/exclusions'], async (ctx, { after, limit, state }) => {
  const where: Condition[] = [visibleTo(ctx)]
  if (state) where.push(sql<boolean>`e.state = ${state}`)
  if (after !== undefined) {
    const [at, id] = instantCursor(after)
    where.push(sql<boolean>`(e.asked_at, e.id) < (${at}, ${id}::uuid)`)
  }
  const rows = await exclusionRows(ctx, allOf(where), limit + 1)
  const page = pageFrom(rows, limit, (row) => [row.asked_at.toISOString(), row.id])
  return { items: await exclusionViews(ctx, page.items), next: page.next }
})

/** Those of one request. Refusal: `platform.not_found`. */
const exclusionsOfRequest = query(routes['GET /api/c/:community/requests/:id/exclusions'], async (ctx, { id }) => {
  const request = await visibleRow(ctx, id)
  const rows = await exclusionRows(ctx, sql<boolean>`e.request_id = ${id}`, ofRequestMost)
  const done = request.state === 'finished' || request.state === 'closed'
  const standing = rows.some((row) => row.state === 'asked' || row.state === 'granted')
  const may = done && !standing && ctx.actor.permissions.has('requests.ask_exclusion')
  return { items: await exclusionViews(ctx, rows), can: may ? ['ask'] : [] }
})

const exclusionFile = query(routes['GET /api/c/:community/exclusions/:id/files/:file'], async (ctx, { id, file }) => {
  await exclusionOf(ctx, byId(ctx, id))
  return openFile(ctx, file, { entity: fileOwner, id })
})

export const exclusionOperations: readonly Operation[] = [
  askExclusion,
  reviewExclusion,
  withdrawExclusion,
  listExclusions,
  exclusionsOfRequest,
  exclusionFile,
]
