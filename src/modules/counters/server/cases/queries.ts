import { type RawBuilder, sql } from 'kysely'
import { query, type ReadContext } from '../../../../platform/command/types.ts'
import { instantCursor, pageFrom } from '../../../../platform/paging.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { awayAmong, postsByIds } from '../../../bodies/api.ts'
import { personNames } from '../../../people/api.ts'
import type { CaseFilter } from '../../contract/case-routes.ts'
import { routes } from '../../contract.ts'
import { today } from '../common.ts'
import { possibleKeepers } from './acts.ts'
import { seesCase } from './can.ts'
import { type CaseRow, caseColumns, findCase, withAbsence } from './store.ts'
import { caseBriefs, caseView } from './views.ts'

type Condition = RawBuilder<boolean>

const dueMost = 20
const countedMost = 100

/** The same as `seesCase` says of one row. */
function visibleTo(ctx: ReadContext): Condition {
  if (ctx.actor.kind === 'system') return sql<boolean>`true`
  const paths = (ctx.actor.permissions.get('counters.work') ?? []).flatMap((post) => post.areaPath ?? [])
  if (paths.includes('')) return sql<boolean>`true`
  const reached = paths.map(
    (path) => sql<boolean>`c.admin_path = ${path} or (c.admin_path >= ${`${path}/`} and c.admin_path < ${`${path}0`})`,
  )
  return sql<boolean>`(${sql.join([...reached, keptBy(ctx)], sql` or `)})`
}

function keptBy(ctx: ReadContext): Condition {
  return sql<boolean>`c.keeper_person_id = ${ctx.actor.personId}::uuid`
}

/** A number, or part of the name in the register or as it was told. */
function saying(q: string): Condition {
  const part = `%${q.replaceAll(/[\\%_]/g, '\\$&')}%`
  return sql<boolean>`(c.number = ${q.toUpperCase()} or c.name like ${part} or exists (select 1 from people.persons p
    where p.community_id = c.community_id and p.id = c.person_id and p.name like ${part}))`
}

async function some(
  ctx: ReadContext,
  where: readonly Condition[],
  order: RawBuilder<unknown>,
  most: number,
): Promise<CaseRow[]> {
  const found = await sql<Omit<CaseRow, 'keeper_away'>>`
    select ${caseColumns} from counters.cases c
    where c.community_id = ${ctx.communityId} and ${sql.join([visibleTo(ctx), ...where], sql` and `)}
    order by ${order} limit ${most}`.execute(ctx.tx)
  return withAbsence(ctx, found.rows)
}

async function chosen(ctx: ReadContext, { state, mine, late, matter, q }: CaseFilter): Promise<Condition[]> {
  const where: Condition[] = []
  if (state) where.push(sql<boolean>`c.state = ${state}`)
  if (mine) where.push(keptBy(ctx))
  if (late) where.push(sql<boolean>`c.state = 'open' and c.next_day < ${await today(ctx)}`)
  if (matter)
    where.push(sql<boolean>`exists (select 1 from counters.case_matters m where m.community_id = c.community_id and m.case_id = c.id
      and m.matter_code = ${matter})`)
  if (q) where.push(saying(q))
  return where
}

/** The same as a list shows, all at once, newest first: for a sheet. */
export async function chosenCases(ctx: ReadContext, filter: CaseFilter, most: number) {
  const rows = await some(ctx, await chosen(ctx, filter), sql`c.opened_at desc, c.id desc`, most)
  return caseBriefs(ctx, rows)
}

/** Cases the reader sees, newest first. Refusal: `platform.cursor_invalid`. */
export const listCases = query(
  routes['GET /api/c/:community/service-cases'],
  async (ctx, { after, limit, ...filter }) => {
    const where = await chosen(ctx, filter)
    if (after !== undefined) {
      const [at, id] = instantCursor(after)
      where.push(sql<boolean>`(c.opened_at, c.id) < (${at}, ${id}::uuid)`)
    }
    const rows = await some(ctx, where, sql`c.opened_at desc, c.id desc`, limit + 1)
    const page = pageFrom(rows, limit, (row) => [row.opened_at.toISOString(), row.id])
    return { items: await caseBriefs(ctx, page.items), next: page.next }
  },
)

/** What the reader keeps and has to look after by today, and how many come by appointment today. */
export const waiting = query(routes['GET /api/c/:community/service-cases/waiting'], async (ctx) => {
  const day = await today(ctx)
  const open = sql<boolean>`c.state = 'open'`
  const due = await some(ctx, [open, keptBy(ctx), sql<boolean>`c.next_day <= ${day}`], sql`c.next_day, c.id`, dueMost)
  const found = await sql<{ open: number; appointments: number }>`
    select (select count(*)::int from (select 1 from counters.cases c where c.community_id = ${ctx.communityId} and ${open}
        and ${keptBy(ctx)} limit ${countedMost}) k) as open,
      (select count(*)::int from counters.appointments a where a.community_id = ${ctx.communityId} and a.day = ${day}
        and a.state = 'booked') as appointments`.execute(ctx.tx)
  return { due: await caseBriefs(ctx, due), ...(found.rows[0] ?? { open: 0, appointments: 0 }) }
})

export const oneCase = query(routes['GET /api/c/:community/service-cases/:id'], (ctx, { id }) => caseView(ctx, id))

/** Colleagues a case can be given to, nearest post first. Refusal: `platform.not_found`. */
export const keepers = query(routes['GET /api/c/:community/service-cases/:id/keepers'], async (ctx, { id }) => {
  const row = await findCase(ctx, id)
  if (!row || !seesCase(ctx.actor, row)) return refuse('platform.not_found')
  const found = await possibleKeepers(ctx, row)
  const names = await personNames(
    ctx.tx,
    ctx.communityId,
    found.map((one) => one.person_id),
  )
  const posts = await postsByIds(
    ctx.tx,
    ctx.communityId,
    found.map((one) => one.post_id),
  )
  const away = await awayAmong(
    ctx.tx,
    ctx.communityId,
    found.map((one) => one.person_id),
    ctx.now,
  )
  return {
    items: found.map((one) => ({
      person_id: one.person_id,
      post_id: one.post_id,
      name: names.get(one.person_id)?.name ?? '',
      post: posts.get(one.post_id)?.title ?? '',
      away: away.has(one.person_id),
    })),
  }
})
