import { type RawBuilder, sql } from 'kysely'
import { query, type ReadContext } from '../../../../platform/command/types.ts'
import { instantCursor, pageFrom } from '../../../../platform/paging.ts'
import { routes } from '../../contract.ts'
import { type CallRow, selectCalls } from './store.ts'
import { callForStaff, callsForStaff, ownCall, ownCalls } from './views.ts'

type Page = { after?: string | undefined; limit: number }

/** By when they meet: the latest first, or what comes next first. Refusal: `platform.cursor_invalid`. */
async function pageOf(ctx: ReadContext, where: RawBuilder<unknown>, page: Page, next = false) {
  const order = next ? sql`n.meets_at, n.id` : sql`n.meets_at desc, n.id desc`
  let behind = sql`true`
  if (page.after !== undefined) {
    const [at, id] = instantCursor(page.after)
    behind = next ? sql`(n.meets_at, n.id) > (${at}, ${id}::uuid)` : sql`(n.meets_at, n.id) < (${at}, ${id}::uuid)`
  }
  const found = await sql<CallRow>`
    ${selectCalls} where n.community_id = ${ctx.communityId} and ${where} and ${behind}
    order by ${order} limit ${page.limit + 1}`.execute(ctx.tx)
  return pageFrom(found.rows, page.limit, (row) => [row.meets_at.toISOString(), row.id])
}

export const listNeighbourCalls = query(
  routes['GET /api/c/:community/neighbour-calls'],
  async (ctx, { state, ...page }) => {
    const { items, next } = await pageOf(ctx, state ? sql`n.state = ${state}` : sql`true`, page)
    return { items: await callsForStaff(ctx, items), next }
  },
)

export const oneNeighbourCall = query(routes['GET /api/c/:community/neighbour-calls/:id'], (ctx, { id }) =>
  callForStaff(ctx, id),
)

/** What the community calls for now, soonest first; or what the reader said to come to, latest first. */
export const ownNeighbourCalls = query(
  routes['GET /api/c/:community/my/neighbour-calls'],
  async (ctx, { show, ...page }) => {
    const mine = sql`exists (select 1 from whistles.comers c where c.community_id = n.community_id and c.call_id = n.id
      and c.person_id = ${ctx.actor.personId}::uuid and c.left_at is null)`
    const open = sql`n.state = 'open' and n.meets_at > ${ctx.now}`
    const { items, next } = await pageOf(ctx, show === 'mine' ? mine : open, page, show === 'open')
    return { items: await ownCalls(ctx, items), next }
  },
)

export const ownNeighbourCall = query(routes['GET /api/c/:community/my/neighbour-calls/:id'], (ctx, { id }) =>
  ownCall(ctx, id),
)
