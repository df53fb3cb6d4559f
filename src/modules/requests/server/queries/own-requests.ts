import { sql } from 'kysely'
import { type AskerRelation, askerOf } from '../../../../engines/caseflow/index.ts'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { query } from '../../../../platform/command/types.ts'
import { pageFrom } from '../../../../platform/paging.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { itemName } from '../views/item-name.ts'
import { namesFor } from '../views/names.ts'
import { ownRequestView } from '../views/own-request-view.ts'
import { iso } from '../views/request-brief.ts'
import { isOverdue, type RequestRow, selectRows } from '../views/rows.ts'
import { attachedFile } from './one-request.ts'
import { instantCursor, type PageInput } from './pages.ts'

type OwnRow = RequestRow & { relation: AskerRelation; joined_at: Date; asker_id: string }

/** What this person asked for, joined, or had filed for them; newest first. */
export const ownRequests = query(routes['GET /api/c/:community/my/requests'], async (ctx, { open, ...page }) => {
  const rows = await ownRows(ctx, open, page)
  const { items, next } = pageFrom(rows, page.limit, (row) => [row.joined_at.toISOString(), row.asker_id])
  const shown = items.map((row) => (row.relation === 'joined' ? { ...row, dwelling_id: null, place_detail: '' } : row))
  const names = await namesFor(ctx, { rows: shown })
  return {
    items: shown.map((row) => ({
      id: row.id,
      number: row.number,
      title: row.relation === 'joined' ? itemName(ctx, { code: row.item_code, name: row.item_name }) : row.title,
      item_name: itemName(ctx, { code: row.item_code, name: row.item_name }),
      place: names.placeOf(row),
      state: row.state,
      outcome: row.outcome,
      filed_at: row.filed_at.toISOString(),
      next_due: iso(row.next_due),
      overdue: isOverdue(row, ctx.now),
      confirm_until: iso(row.confirm_until),
      relation: row.relation,
    })),
    next,
  }
})

async function ownRows(ctx: ReadContext, open: 'yes' | 'no' | 'all', page: PageInput): Promise<OwnRow[]> {
  const closed = { yes: sql`c.state <> 'closed'`, no: sql`c.state = 'closed'`, all: sql`true` }[open]
  const cursor = page.after === undefined ? undefined : instantCursor(page.after)
  const after = cursor ? sql`(a.joined_at, a.id) < (${cursor[0]}::timestamptz, ${cursor[1]}::uuid)` : sql`true`
  const found = await sql<OwnRow>`
    select rows.*, a.relation, a.joined_at, a.id as asker_id
    from caseflow.askers a
    join lateral (${selectRows} where c.community_id = a.community_id and c.id = a.thing_id and ${closed}) as rows on true
    where a.community_id = ${ctx.communityId} and a.person_id = ${ctx.actor.personId} and a.thing_kind = 'request'
      and a.left_at is null and ${after}
    order by a.joined_at desc, a.id desc limit ${page.limit + 1}`.execute(ctx.tx)
  return found.rows
}

/** Refusal: `platform.not_found`, also for another's. */
export const ownRequest = query(routes['GET /api/c/:community/my/requests/:id'], async (ctx, { id }) =>
  ownRequestView(ctx, id, await relationTo(ctx, id)),
)

export const ownFile = query(routes['GET /api/c/:community/my/requests/:id/files/:file'], async (ctx, { id, file }) => {
  const { attachments } = await ownRequestView(ctx, id, await relationTo(ctx, id))
  return attachedFile(ctx, id, file, attachments)
})

async function relationTo(ctx: ReadContext, id: string): Promise<AskerRelation> {
  const { personId } = ctx.actor
  const asker = personId ? await askerOf(ctx.tx, ctx.communityId, { kind: 'request', id }, personId) : undefined
  return asker?.relation ?? refuse('platform.not_found')
}
