import { sql } from 'kysely'
import { z } from 'zod'
import { query, type ReadContext } from '../../../../platform/command/types.ts'
import { decodeCursor, pageFrom } from '../../../../platform/paging.ts'
import { civilDateOf } from '../../../../shared/civil-date.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { personNames } from '../../../people/api.ts'
import { communityOf } from '../../../territory/api.ts'
import { routes } from '../../contract.ts'
import { canStaff, seesRequest } from '../can.ts'
import { zoneOf } from '../queries/days.ts'
import { allOf, visibleTo } from '../queries/visibility.ts'
import { itemName } from '../views/item-name.ts'
import { namesFor } from '../views/names.ts'
import { questionViews } from '../views/question-views.ts'
import { rowOf } from '../views/rows.ts'
import { signers } from './forward-out.ts'
import { openParts } from './parts.ts'
import { awaited, type Forwarding, findForwarding, forwardingsOf, forwards, selectForwardings } from './store.ts'
import { forwardingViews, oneForwarding } from './view.ts'

const key = z.tuple([z.iso.datetime(), z.uuid()])

/** To which bodies outside a request went; and who could sign one more, for whom may forward. Refusal: `platform.not_found`. */
export const forwardingsOfRequest = query(
  routes['GET /api/c/:community/requests/:id/forwardings'],
  async (ctx, { id }) => {
    const row = await rowOf(ctx, id)
    if (!seesRequest(ctx.actor, row)) refuse('platform.not_found')
    const may = canStaff(ctx.actor, row, ctx.now).includes('forward_out')
    return {
      items: await forwardingViews(ctx, await forwardingsOf(ctx, id)),
      parts: may ? await partsNamed(ctx, id) : [],
      signers: may ? await signersNamed(ctx) : [],
    }
  },
)

async function partsNamed(ctx: ReadContext, requestId: string) {
  const parts = await questionViews(ctx, await openParts(ctx, requestId))
  return parts.map(({ id, text, to }) => ({ id, text, to }))
}

async function signersNamed(ctx: ReadContext) {
  const holders = await signers(ctx)
  const names = await personNames(
    ctx.tx,
    ctx.communityId,
    holders.map((one) => one.person_id),
  )
  return holders.map(({ post_id, title, person_id }) => ({ post_id, title, name: names.get(person_id)?.name ?? '' }))
}

/** Letters whose request this person's desk reaches: those that wait by their day, or all, newest first. */
export const forwardings = query(routes['GET /api/c/:community/forwardings'], async (ctx, { show, after, limit }) => {
  const waiting = show === 'waiting'
  const from = after === undefined ? undefined : cursorOf(after)
  const column = sql.ref(waiting ? 'f.due_at' : 'f.forwarded_at')
  const sign = waiting ? sql`>` : sql`<`
  const way = waiting ? sql`asc` : sql`desc`
  const beyond = from
    ? sql<boolean>`(${column}, f.id) ${sign} (${from[0]}::timestamptz, ${from[1]}::uuid)`
    : sql<boolean>`true`
  const found = await sql<Forwarding>`
    ${selectForwardings} join caseflow.cases c on c.community_id = f.community_id and c.id = f.request_id
    where f.community_id = ${ctx.communityId}
      and ${allOf([...(waiting ? [awaited] : []), beyond, visibleTo(ctx, 'requests.dispatch')])}
    order by ${column} ${way}, f.id ${way} limit ${limit + 1}`.execute(ctx.tx)
  const page = pageFrom(found.rows, limit, (row) => [(waiting ? row.due_at : row.forwarded_at).toISOString(), row.id])
  return { items: await forwardingViews(ctx, page.items), next: page.next }
})

function cursorOf(cursor: string): [string, string] {
  const read = key.safeParse(decodeCursor(cursor, 2))
  return read.success ? read.data : refuse('platform.cursor_invalid')
}

/**
 * A letter in full: what it is about and what is asked, in the words of who writes it. Neither who asked nor their own words go out, and of a
 * place that isn't open to neighbours only the area. Refusal: `platform.not_found`.
 */
export const letter = query(routes['GET /api/c/:community/forwardings/:id/letter'], async (ctx, { id }) => {
  const found = (await findForwarding(ctx, id)) ?? refuse('platform.not_found')
  const row = await rowOf(ctx, found.request_id)
  if (!forwards(ctx, row)) refuse('platform.not_found')
  const community = await communityOf(ctx.tx, ctx.communityId)
  // The home of who asked isn't told to a body outside: the building is.
  const names = await namesFor(ctx, { rows: [{ ...row, dwelling_id: null }] })
  const zone = await zoneOf(ctx)
  return {
    forwarding: await oneForwarding(ctx, id),
    community: { name: community?.name ?? '', phone: community?.phone ?? '', address: community?.address ?? '' },
    request: {
      number: row.number,
      item: itemName(ctx, { code: row.item_code, name: row.item_name }),
      place: names.placeOf({ ...row, dwelling_id: null, ...(row.public_open ? {} : { place_detail: '' }) }),
      filed_on: civilDateOf(row.filed_at, zone),
    },
    dated: civilDateOf(found.forwarded_at, zone),
  }
})
