import { type RawBuilder, sql } from 'kysely'
import type { LeadKind } from '../../../../engines/caseflow/index.ts'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { query } from '../../../../platform/command/types.ts'
import { sumCounts } from '../../../../platform/counters.ts'
import { addMonths, type CivilDate, civilDateOf, monthOf } from '../../../../shared/civil-date.ts'
import { areasByIds } from '../../../territory/api.ts'
import { routes } from '../../contract.ts'
import { counterName, itemMeasure } from '../counting/measures.ts'
import { ratesByMonth } from '../counting/rates.ts'
import { compoundOf } from '../rules/items.ts'
import { requestBriefs } from '../views/request-brief.ts'
import { toCallBack } from './call-backs.ts'
import { cappedCounts } from './counts.ts'
import { dueToday, zoneOf } from './days.ts'
import { overdueAt, stillOpen } from './list-conditions.ts'
import { pageByDue } from './pages.ts'
import { wholeCommunity } from './rates.ts'
import { allOf, type Condition, visibleTo } from './visibility.ts'

const cap = 999
const urgentShown = 10
const monthsShown = 6
const risingShown = 5
/** One more than last month may be chance; three of a kind are worth a look. */
const risingLeast = 3
/** Open cases looked through for the overviews. */
const openMost = 5_000

/** The secretary's first page, over what the posts that carry the desk reach. */
export const desk = query(routes['GET /api/c/:community/desk'], async (ctx) => {
  const visible = visibleTo(ctx, 'requests.desk')
  const today = civilDateOf(ctx.now, await zoneOf(ctx))
  const urgent = await pageByDue(ctx, [visible, stillOpen], { limit: urgentShown })
  return {
    now: ctx.now.toISOString(),
    ...(await deskCounts(ctx, visible)),
    cap,
    urgent: await requestBriefs(ctx, urgent.items),
    by_lead: await byLead(ctx, visible),
    compounds: await byCompound(ctx, visible),
    rising: await risingItems(ctx, today),
    months: await ratesByMonth(ctx, wholeCommunity, monthOf(addMonths(today, 1 - monthsShown)), monthOf(today)).then(
      (months) => months.reverse(),
    ),
  }
})

async function deskCounts(ctx: ReadContext, visible: Condition) {
  const of = (condition: Condition) => allOf([visible, condition])
  return cappedCounts(ctx, cap, {
    to_dispatch: of(sql`c.state = 'to_dispatch'`),
    overdue: of(overdueAt(ctx.now)),
    due_today: of(sql`${stillOpen} and ${await dueToday(ctx)}`),
    sent_back: of(sql`c.state = 'to_dispatch' and exists (select 1 from caseflow.assignments a
      where a.community_id = c.community_id and a.case_id = c.id and a.how = 'sent_back' and a.until is null)`),
    to_call_back: of(await toCallBack(ctx)),
    open: of(stillOpen),
  })
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
      return { code, name, this_month: thisMonth.get(measure) ?? 0, last_month: lastMonth.get(measure) ?? 0 }
    })
    .filter((item) => item.this_month >= risingLeast && item.this_month > item.last_month)
    .sort((a, b) => b.this_month - b.last_month - (a.this_month - a.last_month) || (a.code < b.code ? -1 : 1))
    .slice(0, risingShown)
}
