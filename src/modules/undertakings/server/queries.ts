import { sql } from 'kysely'
import { query, type ReadContext } from '../../../platform/command/types.ts'
import { openFile } from '../../../platform/files/operations.ts'
import { instantCursor, pageFrom, textCursor } from '../../../platform/paging.ts'
import { refuse } from '../../../shared/refusal.ts'
import { requestsSeen } from '../../requests/api.ts'
import { kinds } from '../contract/views.ts'
import { routes } from '../contract.ts'
import { sees } from './can.ts'
import { allOf, type Condition, isLate, ledBy, visibleTo } from './conditions.ts'
import { columns, findRow, type Row, thingKind, todayOf } from './store.ts'
import { briefs, filesOf, undertakingOf } from './views.ts'

const waitingShown = 6
const countedMost = 100
const ofRequestMost = 20
/** Without a next step comes before every day. */
const nextKey = sql`coalesce(u.next_day, '1900-01-01'::date)`

async function rowsOf(ctx: ReadContext, where: readonly Condition[], ended: boolean, most: number): Promise<Row[]> {
  const order = ended ? sql`u.ended_at desc, u.id desc` : sql`${nextKey}, u.id`
  const found = await sql<Row>`
    select ${columns} from undertakings.undertakings u where u.community_id = ${ctx.communityId} and ${allOf(where)}
    order by ${order} limit ${most}`.execute(ctx.tx)
  return found.rows
}

function behind(after: string, ended: boolean): Condition {
  if (ended) {
    const [at, id] = instantCursor(after)
    return sql<boolean>`(u.ended_at, u.id) < (${at}, ${id}::uuid)`
  }
  const [day, id] = textCursor(after)
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return refuse('platform.cursor_invalid')
  return sql<boolean>`(${nextKey}, u.id) > (${day}::date, ${id}::uuid)`
}

/** Those of a kind: under way by the day of their next step, ended ones the latest first. Refusal: `platform.cursor_invalid`. */
export const listUndertakings = query(
  routes['GET /api/c/:community/undertakings'],
  async (ctx, { after, limit, kind, state, late, mine, q }) => {
    const ended = state === 'ended'
    const where: Condition[] = [visibleTo(ctx), sql<boolean>`u.kind = ${kind} and u.state = ${state}`]
    if (late) where.push(isLate(await todayOf(ctx)))
    if (mine) where.push(ledBy(ctx))
    if (q) where.push(sql<boolean>`position(lower(${q}) in lower(u.title || ' ' || u.outside_body)) > 0`)
    if (after !== undefined) where.push(behind(after, ended))
    const key = (row: Row) => [ended ? (row.ended_at?.toISOString() ?? '') : (row.next_day ?? '1900-01-01'), row.id]
    const page = pageFrom(await rowsOf(ctx, where, ended, limit + 1), limit, key)
    return { items: await briefs(ctx, page.items), next: page.next }
  },
)

/** What the reader leads and is due, how many there are of each kind, and proposals to decide on. */
export const waitingUndertakings = query(routes['GET /api/c/:community/undertakings/waiting'], async (ctx) => {
  const late = isLate(await todayOf(ctx))
  const due = await rowsOf(ctx, [visibleTo(ctx), ledBy(ctx), late], false, waitingShown)
  const counts: { kind: (typeof kinds)[number]; open: number; late: number }[] = []
  for (const kind of kinds) {
    const of = sql<boolean>`u.kind = ${kind} and u.state = 'open'`
    counts.push({
      kind,
      open: await countOf(ctx, [visibleTo(ctx), of]),
      late: await countOf(ctx, [visibleTo(ctx), of, late]),
    })
  }
  return { items: await briefs(ctx, due), counts, proposals: await proposalsCount(ctx) }
})

async function countOf(ctx: ReadContext, where: readonly Condition[]): Promise<number> {
  const found = await sql<{ count: number }>`
    select count(*)::int as count from (select 1 from undertakings.undertakings u
      where u.community_id = ${ctx.communityId} and ${allOf(where)} limit ${countedMost}) counted`.execute(ctx.tx)
  return found.rows[0]?.count ?? 0
}

async function proposalsCount(ctx: ReadContext): Promise<number> {
  if (!ctx.actor.permissions.has('undertakings.keep')) return 0
  const found = await sql<{ count: number }>`
    select count(*)::int as count from (select 1 from undertakings.proposals
      where community_id = ${ctx.communityId} and decided_at is null limit ${countedMost}) counted`.execute(ctx.tx)
  return found.rows[0]?.count ?? 0
}

async function seen(ctx: ReadContext, id: string): Promise<Row> {
  const row = await findRow(ctx.tx, ctx.communityId, id)
  return row && sees(ctx.actor, row) ? row : refuse('platform.not_found')
}

/** Refusal: `platform.not_found`, whether it is missing, out of reach or confidential. */
export const oneUndertaking = query(routes['GET /api/c/:community/undertakings/:id'], async (ctx, { id }) => {
  await seen(ctx, id)
  return undertakingOf(ctx, id)
})

export const undertakingFile = query(
  routes['GET /api/c/:community/undertakings/:id/files/:file'],
  async (ctx, { id, file }) => {
    await seen(ctx, id)
    if (!(await filesOf(ctx, id)).some((one) => one.file_id === file)) refuse('platform.not_found')
    return openFile(ctx, file, { entity: thingKind, id })
  },
)

/** What a request belongs to. Refusal: `platform.not_found` for who doesn't see the request. */
export const undertakingsOfRequest = query(
  routes['GET /api/c/:community/requests/:id/undertakings'],
  async (ctx, { id }) => {
    const [request] = await requestsSeen(ctx, [id])
    if (!request) refuse('platform.not_found')
    const tied = sql<boolean>`exists (select 1 from undertakings.requests r where r.community_id = u.community_id
      and r.undertaking_id = u.id and r.request_id = ${id} and r.untied_at is null)`
    const rows = await rowsOf(ctx, [visibleTo(ctx), tied], false, ofRequestMost)
    return { items: await briefs(ctx, rows), can: ctx.actor.permissions.has('undertakings.keep') ? ['open'] : [] }
  },
)
