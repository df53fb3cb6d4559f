import { sql } from 'kysely'
import { query } from '../../../../platform/command/types.ts'
import { instantCursor, pageFrom } from '../../../../platform/paging.ts'
import { routes } from '../../contract.ts'
import { type Broadcast, broadcastRows, selectBroadcasts, showBroadcast } from './broadcasts.ts'

/** The latest first. Titles hold nothing personal, so that everybody who passes things on sees all of them. */
export const listBroadcasts = query(routes['GET /api/c/:community/broadcasts'], async (ctx, { after, limit }) => {
  const [at, id] = after === undefined ? [null, null] : instantCursor(after)
  const found = await sql<Broadcast>`
    ${selectBroadcasts(ctx.communityId)} and ${at === null ? sql`true` : sql`(made_at, id) < (${at}, ${id}::uuid)`}
    order by made_at desc, id desc limit ${limit + 1}`.execute(ctx.tx)
  const page = pageFrom(found.rows, limit, (row) => [row.made_at.toISOString(), row.id])
  return { items: await broadcastRows(ctx, page.items), next: page.next }
})

export const oneBroadcast = query(routes['GET /api/c/:community/broadcasts/:id'], (ctx, { id }) =>
  showBroadcast(ctx, id),
)
