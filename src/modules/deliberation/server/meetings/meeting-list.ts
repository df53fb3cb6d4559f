import { sql } from 'kysely'
import { query, type ReadContext } from '../../../../platform/command/types.ts'
import { instantCursor, pageFrom } from '../../../../platform/paging.ts'
import type { MeetingFilter } from '../../contract/meetings/filters.ts'
import { routes } from '../../contract.ts'
import { meetingsWhere, seenBy } from './store.ts'
import { meetingBriefs } from './views.ts'

/** Lists are counted up to so many: enough to know how long one is. */
export const countMost = 1_000

type Page = { after?: string | undefined; limit: number }

function limits(ctx: ReadContext, { show, kind, line }: MeetingFilter) {
  return sql`${seenBy(ctx.actor)} and ${show === 'coming' ? sql`m.state in ('called', 'open')` : sql`m.state in ('closed', 'cancelled')`}
    and ${kind ? sql`m.kind = ${kind}` : sql`true`} and ${line ? sql`m.line_id = ${line}` : sql`true`}`
}

/** What is to come, soonest first; what was, latest first. Refusal: `platform.cursor_invalid`. */
export async function meetingsFound(ctx: ReadContext, filter: MeetingFilter, { after, limit }: Page) {
  const coming = filter.show === 'coming'
  let behind = sql`true`
  if (after !== undefined) {
    const [at, id] = instantCursor(after)
    behind = coming ? sql`(m.starts_at, m.id) > (${at}, ${id}::uuid)` : sql`(m.starts_at, m.id) < (${at}, ${id}::uuid)`
  }
  const rows = await meetingsWhere(
    ctx.tx,
    ctx.communityId,
    sql`${limits(ctx, filter)} and ${behind}`,
    sql`order by ${coming ? sql`m.starts_at, m.id` : sql`m.starts_at desc, m.id desc`} limit ${limit + 1}`,
  )
  const { items, next } = pageFrom(rows, limit, (row) => [row.starts_at.toISOString(), row.id])
  return { items: await meetingBriefs(ctx, items), next }
}

/** How many there are, counted up to `countMost`. */
async function countMeetings(ctx: ReadContext, filter: MeetingFilter): Promise<number> {
  const found = await sql<{ count: number }>`
    select count(*)::int as count from (select 1 from deliberation.meetings m
      where m.community_id = ${ctx.communityId} and ${limits(ctx, filter)} limit ${countMost}) counted`.execute(ctx.tx)
  return found.rows[0]?.count ?? 0
}

export const listMeetings = query(
  routes['GET /api/c/:community/meetings'],
  async (ctx, { after, limit, community: _, ...filter }) => ({
    ...(await meetingsFound(ctx, filter, { after, limit })),
    found: await countMeetings(ctx, filter),
  }),
)
