import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { command, query, type ReadContext } from '../../../platform/command/types.ts'
import { instantCursor, pageFrom } from '../../../platform/paging.ts'
import { refuse } from '../../../shared/refusal.ts'
import { requestsSeen } from '../../requests/api.ts'
import { type deliveryView, routes, type undeliveredView } from '../contract.ts'
import type { Channel } from './ways/choose.ts'

type View = z.output<typeof deliveryView>
type Undelivered = z.output<typeof undeliveredView>

type Row = {
  id: string
  channel: Channel
  due_at: Date
  sent_at: Date | null
  gave_up_at: Date | null
  why: View['why']
  settled_at: Date | null
  settled_how: string
}
type Thing = { delivery_id: string; thing_id: string; kind: string; number: string }

const columns = sql`d.id, d.channel, d.due_at, d.sent_at, d.gave_up_at, d.why, d.settled_at, d.settled_how`
const ofRequestMost = 50

function viewOf(row: Row): View {
  const state = row.sent_at ? 'sent' : row.settled_at ? 'settled' : row.gave_up_at ? 'undelivered' : 'waiting'
  return {
    id: row.id,
    channel: row.channel,
    state,
    at: (row.sent_at ?? row.gave_up_at ?? row.due_at).toISOString(),
    why: row.why,
    settled_how: row.settled_how,
  }
}

async function withThings(ctx: ReadContext, rows: readonly Row[]): Promise<Undelivered[]> {
  const found = await sql<Thing>`
    select delivery_id, thing_id, kind, number from notifications.delivered_things
    where community_id = ${ctx.communityId} and delivery_id = any (${rows.map((row) => row.id)}::uuid[]) order by number, kind`.execute(
    ctx.tx,
  )
  const seen = new Set(
    (await requestsSeen(ctx, [...new Set(found.rows.map((row) => row.thing_id))])).map((one) => one.id),
  )
  const say = (key: string) => ctx.services.texts.message(ctx.language, 'notifications', key)
  return rows.map((row) => ({
    ...viewOf(row),
    things: found.rows
      .filter((thing) => thing.delivery_id === row.id)
      .map(({ thing_id, kind, number }) => ({
        id: thing_id,
        number,
        text: say(`step_${kind}`),
        to: seen.has(thing_id) ? `/requests/${thing_id}` : null,
      })),
  }))
}

/** Whom neither e-mail nor short message reached, the latest first: somebody rings them. */
export const undelivered = query(routes['GET /api/c/:community/undelivered'], async (ctx, { after, limit }) => {
  const cursor = after === undefined ? undefined : instantCursor(after)
  const found = await sql<Row>`
    select ${columns} from notifications.deliveries d
    where d.community_id = ${ctx.communityId} and d.gave_up_at is not null and d.must_reach and d.settled_at is null
      ${cursor ? sql`and (d.gave_up_at, d.id) < (${cursor[0]}::timestamptz, ${cursor[1]}::uuid)` : sql``}
    order by d.gave_up_at desc, d.id desc limit ${limit + 1}`.execute(ctx.tx)
  const { items, next } = pageFrom(found.rows, limit, (row) => [row.gave_up_at?.toISOString() ?? '', row.id])
  return { items: await withThings(ctx, items), next }
})

/** Notes how somebody was told after all. Refusals: see the route. */
export const settleUndelivered = command(routes['POST /api/c/:community/undelivered/:id/settle'], {
  async handle(ctx, { id, how }) {
    const row = await findUndelivered(ctx, id, sql`for update`)
    if (row.settled_at) refuse('notifications.settled_already')
    await sql`
      update notifications.deliveries set settled_at = ${ctx.now}, settled_how = ${how}, settled_by_person = ${ctx.actor.personId}::uuid
      where community_id = ${ctx.communityId} and id = ${id}`.execute(ctx.tx)
    ctx.audit('delivery', id, { settled: true })
    return { id }
  },
  view: async (ctx, { id }) =>
    (await withThings(ctx, [await findUndelivered(ctx, id, sql``)]))[0] ?? refuse('platform.not_found'),
})

async function findUndelivered(ctx: ReadContext, id: string, lock: RawBuilder<unknown>): Promise<Row> {
  const found = await sql<Row>`
    select ${columns} from notifications.deliveries d
    where d.community_id = ${ctx.communityId} and d.id = ${id} and d.gave_up_at is not null and d.must_reach ${lock}`.execute(
    ctx.tx,
  )
  return found.rows[0] ?? refuse('platform.not_found')
}

/** What went out about one request, for those who see it. Refusal: `platform.not_found`. */
export const ofRequest = query(routes['GET /api/c/:community/requests/:id/deliveries'], async (ctx, { id }) => {
  if ((await requestsSeen(ctx, [id])).length === 0) refuse('platform.not_found')
  const found = await sql<Row>`
    select ${columns} from notifications.deliveries d
    where d.community_id = ${ctx.communityId} and d.id in (
      select delivery_id from notifications.delivered_things where community_id = ${ctx.communityId} and thing_id = ${id})
    order by d.made_at desc, d.id desc limit ${ofRequestMost}`.execute(ctx.tx)
  return { items: found.rows.map(viewOf) }
})
