import { type RawBuilder, sql } from 'kysely'
import { linksOf } from '../../../../engines/caseflow/index.ts'
import { query, type ReadContext } from '../../../../platform/command/types.ts'
import { openFile } from '../../../../platform/files/operations.ts'
import { instantCursor, pageFrom } from '../../../../platform/paging.ts'
import { holds } from '../../../../shared/actor.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { requestsSeen } from '../../../requests/api.ts'
import { routes } from '../../contract.ts'
import { ownDepartments, seesWhistle } from './can.ts'
import { callRows, findWhistle, thingKind, type WhistleRow, whistleColumns } from './store.ts'
import { photosOf, whistleBriefs, whistleView } from './views.ts'

type Condition = RawBuilder<boolean>

const waitingMost = 20
const countedMost = 100

function allOf(conditions: readonly Condition[]): Condition {
  return sql<boolean>`(${sql.join(conditions, sql` and `)})`
}

function anyOf(conditions: readonly Condition[]): Condition {
  return conditions.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(conditions, sql` or `)})`
}

const isOpen = sql<boolean>`w.state = 'open'`

function calls(bodyIds: readonly string[], more: Condition = sql<boolean>`true`): Condition {
  return sql<boolean>`exists (select 1 from whistles.calls c where c.community_id = w.community_id and c.whistle_id = w.id
    and c.body_id = any (${[...bodyIds]}::uuid[]) and ${more})`
}

function isLate(now: Date): Condition {
  return sql<boolean>`(w.state = 'open' and exists (select 1 from whistles.calls c where c.community_id = w.community_id
    and c.whistle_id = w.id and c.state = 'called' and c.report_due < ${now}))`
}

/** The same as `seesWhistle` says of one row. */
function visibleTo(ctx: ReadContext): Condition {
  if (ctx.actor.kind === 'system') return sql<boolean>`true`
  const posts = ctx.actor.permissions.get('whistles.read') ?? []
  const everywhere = posts.some(
    (post) => post.kind === 'street_office_clerk' || (post.kind !== 'department_clerk' && post.areaPath === ''),
  )
  if (everywhere) return sql<boolean>`true`
  const paths = posts.filter((post) => post.kind !== 'department_clerk').flatMap((post) => post.areaPath ?? [])
  const own = ownDepartments(ctx.actor, 'whistles.read')
  return anyOf([...paths.map(liesIn), ...(own.length > 0 ? [calls(own)] : []), ...ledBy(ctx)])
}

/** By range: behind a policy LIKE can't use an index. */
function liesIn(path: string): Condition {
  const below = (column: 'w.admin_path' | 'w.compound_path') =>
    sql<boolean>`${sql.ref(column)} = ${path} or (${sql.ref(column)} >= ${`${path}/`} and ${sql.ref(column)} < ${`${path}0`})`
  return sql<boolean>`(${below('w.admin_path')} or ${below('w.compound_path')})`
}

function ledBy(ctx: ReadContext): Condition[] {
  const { personId, permissions } = ctx.actor
  return personId && permissions.has('whistles.lead') ? [sql<boolean>`w.lead_person_id = ${personId}`] : []
}

async function newest(ctx: ReadContext, where: readonly Condition[], most: number): Promise<WhistleRow[]> {
  const found = await sql<WhistleRow>`
    select ${whistleColumns} from whistles.whistles w
    where w.community_id = ${ctx.communityId} and ${allOf(where)}
    order by w.blown_at desc, w.id desc limit ${most}`.execute(ctx.tx)
  return found.rows
}

/** Whistles the reader sees, newest first. Refusal: `platform.cursor_invalid`. */
export const listWhistles = query(
  routes['GET /api/c/:community/whistles'],
  async (ctx, { after, limit, state, kind, body, late, mine }) => {
    const where: Condition[] = [visibleTo(ctx)]
    if (state) where.push(sql<boolean>`w.state = ${state}`)
    if (kind) where.push(sql<boolean>`w.kind = ${kind}`)
    if (body) where.push(calls([body]))
    if (late) where.push(isLate(ctx.now))
    if (mine) where.push(anyOf([calls(ownDepartments(ctx.actor)), ...ledBy(ctx)]))
    if (after !== undefined) {
      const [at, id] = instantCursor(after)
      where.push(sql<boolean>`(w.blown_at, w.id) < (${at}, ${id}::uuid)`)
    }
    const page = pageFrom(await newest(ctx, where, limit + 1), limit, (row) => [row.blown_at.toISOString(), row.id])
    return { items: await whistleBriefs(ctx, page.items), next: page.next }
  },
)

/** What waits for the reader: to report in, to lead to its end, to know that it is late. */
export const waiting = query(routes['GET /api/c/:community/whistles/waiting'], async (ctx) => {
  const own = ownDepartments(ctx.actor)
  const toReport = own.length > 0 ? await newest(ctx, [isOpen, calls(own, sql`c.state = 'called'`)], waitingMost) : []
  const led = ledBy(ctx)
  const leading = led.length > 0 ? await newest(ctx, [isOpen, ...led], waitingMost) : []
  const told = ctx.actor.personId
    ? await newest(ctx, [isOpen, visibleTo(ctx), toldTo(ctx.actor.personId)], waitingMost)
    : []
  const briefs = new Map(
    (await whistleBriefs(ctx, unique([...toReport, ...leading, ...told]))).map((brief) => [brief.id, brief]),
  )
  const shown = (rows: readonly WhistleRow[]) => rows.flatMap((row) => briefs.get(row.id) ?? [])
  return {
    to_report: shown(toReport),
    leading: shown(leading),
    told: shown(told),
    open: await countOf(ctx, [isOpen, visibleTo(ctx)]),
    late: await countOf(ctx, [isLate(ctx.now), visibleTo(ctx)]),
  }
})

function unique(rows: readonly WhistleRow[]): WhistleRow[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()]
}

function toldTo(personId: string): Condition {
  return sql<boolean>`exists (select 1 from whistles.calls c where c.community_id = w.community_id and c.whistle_id = w.id
    and c.told_person_id = ${personId} and c.state = 'called')`
}

async function countOf(ctx: ReadContext, where: readonly Condition[]): Promise<number> {
  const found = await sql<{ count: number }>`
    select count(*)::int as count from (select 1 from whistles.whistles w
      where w.community_id = ${ctx.communityId} and ${allOf(where)} limit ${countedMost}) counted`.execute(ctx.tx)
  return found.rows[0]?.count ?? 0
}

async function seen(ctx: ReadContext, id: string): Promise<WhistleRow> {
  const row = await findWhistle(ctx.tx, ctx.communityId, id)
  const called = row ? await callRows(ctx.tx, ctx.communityId, [id]) : []
  return row && seesWhistle(ctx.actor, row, called) ? row : refuse('platform.not_found')
}

/** Refusal: `platform.not_found`, also for departments that aren't called. */
export const oneWhistle = query(routes['GET /api/c/:community/whistles/:id'], async (ctx, { id }) => {
  await seen(ctx, id)
  return whistleView(ctx, id)
})

export const whistleFile = query(
  routes['GET /api/c/:community/whistles/:id/files/:file'],
  async (ctx, { id, file }) => {
    await seen(ctx, id)
    if (!(await photosOf(ctx, id)).some((photo) => photo.file_id === file)) refuse('platform.not_found')
    return openFile(ctx, file, { entity: thingKind, id })
  },
)

/** The chain from a request on: the whistles it led to. Refusal: `platform.not_found` for who doesn't see the request. */
export const whistlesOfRequest = query(routes['GET /api/c/:community/requests/:id/whistles'], async (ctx, { id }) => {
  const [request] = await requestsSeen(ctx, [id])
  if (!request) refuse('platform.not_found')
  const links = await linksOf(ctx.tx, ctx.communityId, { kind: 'request', id })
  const ids = links.filter((link) => link.other.kind === thingKind).map((link) => link.other.id)
  const rows =
    ids.length > 0 ? await newest(ctx, [sql<boolean>`w.id = any (${ids}::uuid[])`, visibleTo(ctx)], waitingMost) : []
  return {
    items: await whistleBriefs(ctx, rows),
    can: !request?.closed && holds(ctx.actor, 'whistles.blow') ? ['blow'] : [],
  }
})
