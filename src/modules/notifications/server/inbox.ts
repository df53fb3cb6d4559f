import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { command, query, type ReadContext } from '../../../platform/command/types.ts'
import { instantCursor, pageFrom } from '../../../platform/paging.ts'
import { refuse } from '../../../shared/refusal.ts'
import { communityOf } from '../../territory/api.ts'
import type { Topic } from '../contract/kinds.ts'
import { type MessageFace, type messageView, routes, unreadMost, type unreadView } from '../contract.ts'
import { ruleOf } from './kinds.ts'
import { sentenceOf } from './sentences.ts'
import type { Params } from './told.ts'

type Row = {
  id: string
  kind: string
  topic: Topic
  urgent: boolean
  thing_id: string | null
  params: Params
  made_at: Date
  read_at: Date | null
}

const columns = sql`m.id, m.kind, m.topic, m.urgent, m.thing_id, m.params, m.made_at, m.read_at`

/** The reader's own, and nobody else's. */
function own(ctx: ReadContext): RawBuilder<boolean> {
  return sql<boolean>`m.community_id = ${ctx.communityId} and m.person_id = ${ctx.actor.personId}::uuid`
}

async function viewsOf(ctx: ReadContext, rows: readonly Row[]): Promise<z.output<typeof messageView>[]> {
  const zone = (await communityOf(ctx.tx, ctx.communityId))?.time_zone ?? 'Asia/Shanghai'
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    topic: row.topic,
    urgent: row.urgent,
    text: sentenceOf(ctx.services.texts, row, { language: ctx.language, zone }),
    to: pageOfThing(row),
    made_at: row.made_at.toISOString(),
    read_at: row.read_at?.toISOString() ?? null,
  }))
}

function pageOfThing({ kind, thing_id: thing }: Row): string | null {
  const page = ruleOf(kind)?.page ?? null
  if (page === null || !page.includes(':id')) return page
  return thing === null ? null : page.replace(':id', thing)
}

/** What a person was told on one face, the newest first. */
export const inbox = query(
  routes['GET /api/c/:community/my/inbox'],
  async (ctx, { face, unread, topic, after, limit }) => {
    const cursor = after === undefined ? undefined : instantCursor(after)
    const conditions = [
      own(ctx),
      sql`m.face = ${face}`,
      ...(unread ? [sql`m.read_at is null`] : []),
      ...(topic ? [sql`m.topic = ${topic}`] : []),
      ...(cursor ? [sql`(m.made_at, m.id) < (${cursor[0]}::timestamptz, ${cursor[1]}::uuid)`] : []),
    ]
    const found = await sql<Row>`
    select ${columns} from notifications.messages m where ${sql.join(conditions, sql` and `)}
    order by m.made_at desc, m.id desc limit ${limit + 1}`.execute(ctx.tx)
    const { items, next } = pageFrom(found.rows, limit, (row) => [row.made_at.toISOString(), row.id])
    return { items: await viewsOf(ctx, items), next }
  },
)

async function countUnread(ctx: ReadContext, face: MessageFace): Promise<z.output<typeof unreadView>> {
  const found = await sql<{ count: number; urgent: boolean | null }>`
    select count(*)::int as count, bool_or(urgent) as urgent from (
      select m.urgent from notifications.messages m where ${own(ctx)} and m.face = ${face} and m.read_at is null
      order by m.made_at desc, m.id desc limit ${unreadMost + 1}) as unread`.execute(ctx.tx)
  const { count = 0, urgent = false } = found.rows[0] ?? {}
  return { count: Math.min(count, unreadMost), more: count > unreadMost, urgent: urgent ?? false }
}

/** How many wait to be read: counted to 99. */
export const unread = query(routes['GET /api/c/:community/my/inbox/unread'], (ctx, { face }) => countUnread(ctx, face))

/** Reads everything up to the newest one seen. Refusal: `platform.not_found` where that one isn't the reader's. */
export const readAll = command(routes['POST /api/c/:community/my/inbox/read-all'], {
  auditsOnlyNoted: true,
  async handle(ctx, { face, up_to }) {
    const newest = await findOwn(ctx, up_to)
    await sql`
      update notifications.messages m set read_at = ${ctx.now} where ${own(ctx)} and m.face = ${face} and m.read_at is null
        and (m.made_at, m.id) <= (${newest.made_at}::timestamptz, ${newest.id}::uuid)`.execute(ctx.tx)
    return { face }
  },
  view: (ctx, { face }) => countUnread(ctx, face),
})

async function findOwn(ctx: ReadContext, id: string): Promise<Row> {
  const found =
    await sql<Row>`select ${columns} from notifications.messages m where ${own(ctx)} and m.id = ${id}`.execute(ctx.tx)
  return found.rows[0] ?? refuse('platform.not_found')
}

/** Marks one as read, or as unread again. Refusal: `platform.not_found`, also for another's. */
export const mark = command(routes['POST /api/c/:community/my/inbox/:id/mark'], {
  auditsOnlyNoted: true,
  async handle(ctx, { id, read }) {
    const row = await findOwn(ctx, id)
    await sql`
      update notifications.messages m set read_at = ${read ? (row.read_at ?? ctx.now) : null}
      where ${own(ctx)} and m.id = ${id}`.execute(ctx.tx)
    return { id }
  },
  view: async (ctx, { id }) => (await viewsOf(ctx, [await findOwn(ctx, id)]))[0] ?? refuse('platform.not_found'),
})
