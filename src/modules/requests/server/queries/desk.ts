import { type RawBuilder, sql } from 'kysely'
import type { LeadKind } from '../../../../engines/caseflow/index.ts'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { query } from '../../../../platform/command/types.ts'
import { sumCounts } from '../../../../platform/counters.ts'
import { addMonths, type CivilDate, civilDateOf, monthOf } from '../../../../shared/civil-date.ts'
import { areasByIds } from '../../../territory/api.ts'
import { routes } from '../../contract.ts'
import { unreturned } from '../calls/due.ts'
import { counterName, itemMeasure } from '../counting/measures.ts'
import { compoundOf } from '../rules/items.ts'
import { itemName } from '../views/item-name.ts'
import { toCallBack } from './call-backs.ts'
import { cappedCounts } from './counts.ts'
import { dueToday, zoneOf } from './days.ts'
import { overdueAt, sentBack, stillOpen, waitsForRuling } from './list-conditions.ts'
import { allOf, type Condition, visibleTo } from './visibility.ts'

const cap = 999
const risingShown = 5
/** One more than last month may be chance; three of a kind are worth a look. */
const risingLeast = 3
/** Open cases looked through for the overviews. */
const openMost = 5_000

/** The secretary's first page: how much waits for what. Each number is that of the list it opens, so it counts what that list shows. */
export const desk = query(routes['GET /api/c/:community/desk'], async (ctx) => ({
  now: ctx.now.toISOString(),
  ...(await deskCounts(ctx, visibleTo(ctx))),
  ...(await callsToReturnCount(ctx)),
  cap,
}))

/** Open matters by who answers and by compound. */
export const deskShares = query(routes['GET /api/c/:community/desk/shares'], async (ctx) => {
  const visible = visibleTo(ctx)
  return { by_lead: await byLead(ctx, visible), compounds: await byCompound(ctx, visible) }
})

/** What is asked for more often than last month, in the whole community. */
export const deskItems = query(routes['GET /api/c/:community/desk/items'], async (ctx) => {
  const today = civilDateOf(ctx.now, await zoneOf(ctx))
  return { from: `${monthOf(today)}-01`, rising: await risingItems(ctx, today) }
})

async function deskCounts(ctx: ReadContext, visible: Condition) {
  const of = (condition: Condition) => allOf([visible, condition])
  return cappedCounts(ctx, cap, {
    to_dispatch: of(sql`c.state = 'to_dispatch'`),
    overdue: of(overdueAt(ctx.now)),
    due_today: of(sql`${stillOpen} and ${await dueToday(ctx)}`),
    sent_back: of(sentBack),
    ruling: of(waitsForRuling),
    to_call_back: allOf([visibleTo(ctx, 'requests.call_back'), await toCallBack(ctx)]),
    open: of(stillOpen),
  })
}

async function callsToReturnCount(ctx: ReadContext): Promise<{ to_return: number; late_to_return: number }> {
  const counted = (late: Condition) => sql`(select count(*)::int from (
    select 1 from requests.calls where community_id = ${ctx.communityId} and ${unreturned} and ${late} limit ${cap + 1}) as found)`
  const found = await sql<{ to_return: number; late_to_return: number }>`
    select ${counted(sql<boolean>`true`)} as to_return,
      ${counted(sql<boolean>`call_back_due < ${ctx.now}`)} as late_to_return`.execute(ctx.tx)
  return found.rows[0] ?? { to_return: 0, late_to_return: 0 }
}

type Group<Key> = { key: Key; open: number; overdue: number }

async function byLead(ctx: ReadContext, visible: Condition) {
  const leads = await grouped<LeadKind>(ctx, visible, sql`c.lead_kind`)
  return leads.map(({ key, ...counts }) => ({ lead: key, ...counts }))
}

/** Open matters by compound, most first. Requests outside compounds aren't in it. */
async function byCompound(ctx: ReadContext, visible: Condition) {
  const inCompounds = allOf([visible, sql<boolean>`c.compound_path is not null and c.compound_path <> ''`])
  const byArea = await grouped<string>(ctx, inCompounds, sql`c.area_id`)
  const areas = await areasByIds(
    ctx.tx,
    ctx.communityId,
    byArea.map((row) => row.key),
  )
  const sums = new Map<string, { open: number; overdue: number }>()
  for (const row of byArea) {
    const compound = compoundOf(areas.get(row.key))
    if (compound === null) continue
    const sum = sums.get(compound) ?? { open: 0, overdue: 0 }
    sums.set(compound, { open: sum.open + row.open, overdue: sum.overdue + row.overdue })
  }
  const names = await areasByIds(ctx.tx, ctx.communityId, [...sums.keys()])
  return [...sums]
    .map(([id, sum]) => ({ id, name: names.get(id)?.name ?? '', ...sum }))
    .sort((a, b) => b.open - a.open || (a.name < b.name ? -1 : 1))
}

async function grouped<Key>(ctx: ReadContext, visible: Condition, key: RawBuilder<unknown>): Promise<Group<Key>[]> {
  const found = await sql<Group<Key>>`
    select key, count(*)::int as open, (count(*) filter (where late))::int as overdue
    from (
      select ${key} as key, ${overdueAt(ctx.now)} as late from caseflow.cases c
      where c.community_id = ${ctx.communityId} and c.kind = 'request' and ${stillOpen} and ${visible} limit ${openMost}
    ) as cases group by key order by key`.execute(ctx.tx)
  return found.rows
}

/** Items filed more often this month than up to the same day of the last. */
async function risingItems(ctx: ReadContext, today: CivilDate) {
  const items = await sql<{ code: string; name: string }>`
    select code, name from requests.items where community_id = ${ctx.communityId} and successor_at is null order by code limit 1000`.execute(
    ctx.tx,
  )
  const measures = items.rows.map((item) => counterName(itemMeasure(item.code), 'admin'))
  const filed = (from: CivilDate, to: CivilDate) =>
    sumCounts(ctx.tx, ctx.communityId, { measures, from, to, areaPath: '' })
  const thisMonth = await filed(`${monthOf(today)}-01`, today)
  const before = addMonths(today, -1)
  const lastMonth = await filed(`${monthOf(before)}-01`, before)
  return items.rows
    .map(({ code, name }) => {
      const measure = counterName(itemMeasure(code), 'admin')
      return {
        code,
        name: itemName(ctx, { code, name }),
        this_month: thisMonth.get(measure) ?? 0,
        last_month: lastMonth.get(measure) ?? 0,
      }
    })
    .filter((item) => item.this_month >= risingLeast && item.this_month > item.last_month)
    .sort((a, b) => b.this_month - b.last_month - (a.this_month - a.last_month) || (a.code < b.code ? -1 : 1))
    .slice(0, risingShown)
}
