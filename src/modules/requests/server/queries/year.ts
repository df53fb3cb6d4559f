import { sql } from 'kysely'
import { isWorkingDay, nationalExceptions } from '../../../../engines/calendar/index.ts'
import { query, type ReadContext } from '../../../../platform/command/types.ts'
import { monthlyCounts } from '../../../../platform/counters.ts'
import { addDays, type CivilDate, civilDateOf, daysOfMonth, instantOf } from '../../../../shared/civil-date.ts'
import { termsEnding } from '../../../bodies/api.ts'
import { personNames } from '../../../people/api.ts'
import { routes } from '../../contract.ts'
import { counterName, itemMeasure } from '../counting/measures.ts'
import { ratesByMonth } from '../counting/rates.ts'
import { type CommunityRules, communityRules } from '../rules/community.ts'
import { itemName } from '../views/item-name.ts'
import { wholeCommunity } from './rates.ts'

const monthsOfYear = 12
const askedShown = 3
const itemsMost = 1_000

type Item = { code: string; name: string }
type Counts = Map<string, Map<string, number>>
type Day = { day: CivilDate; kind: 'rest' | 'work'; own: boolean; note: string }

const filed = counterName('filed', 'admin')

/** A community's year by month, with the year before beside it. */
export const year = query(routes['GET /api/c/:community/year'], async (ctx, input) => {
  const rules = await communityRules(ctx.tx, ctx.communityId)
  const today = civilDateOf(ctx.now, rules.timeZone)
  const wanted = input.year ?? Number(today.slice(0, 4))
  const items = await itemsOf(ctx)
  const counts = await countsOf(ctx, items, wanted)
  const days = await daysOf(ctx, wanted)
  const terms = await termsOf(ctx, rules, wanted)
  const worked = await ratesByMonth(ctx, wholeCommunity, `${wanted}-01`, `${wanted}-12`)
  const months = Array.from({ length: monthsOfYear }, (_, index) => {
    const of = (at: number) => `${at}-${String(index + 1).padStart(2, '0')}`
    const month = of(wanted)
    return {
      month,
      ...sums(counts, month, items),
      finished: worked[index]?.finished ?? null,
      before: { filed: counts.get(of(wanted - 1))?.get(filed) ?? 0, asked: askedIn(counts, of(wanted - 1), items) },
      working_days: workingDays(month, rules),
      days: days.filter(({ day }) => day.startsWith(month)),
      terms: terms.filter(({ until }) => until.startsWith(month)),
    }
  })
  return { year: wanted, today, months }
})

function sums(counts: Counts, month: string, items: readonly Item[]) {
  const of = counts.get(month)
  return { filed: of?.get(filed) ?? 0, asked: askedIn(counts, month, items) }
}

/** What was asked for most in a month. */
function askedIn(counts: Counts, month: string, items: readonly Item[]) {
  return items
    .map((item) => ({ ...item, count: counts.get(month)?.get(measureOf(item)) ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1))
    .slice(0, askedShown)
}

function measureOf({ code }: Item): string {
  return counterName(itemMeasure(code), 'admin')
}

async function itemsOf(ctx: ReadContext): Promise<Item[]> {
  const found = await sql<Item>`
    select code, name from requests.items where community_id = ${ctx.communityId} and successor_at is null
    order by code limit ${itemsMost}`.execute(ctx.tx)
  return found.rows.map((item) => ({ ...item, name: itemName(ctx, item) }))
}

/** Counters of the year and the one before, by month. */
function countsOf(ctx: ReadContext, items: readonly Item[], wanted: number): Promise<Counts> {
  const measures = [filed, ...items.map(measureOf)]
  const span = { from: `${wanted - 1}-01`, to: `${wanted}-12` }
  return monthlyCounts(ctx.tx, ctx.communityId, { measures, ...span, areaPath: '' })
}

async function daysOf(ctx: ReadContext, wanted: number): Promise<Day[]> {
  const own = await sql<{ day: CivilDate; kind: Day['kind']; note: string }>`
    select day, case kind when 'work' then 'work' else 'rest' end as kind, note from caseflow.calendar_days where community_id = ${ctx.communityId}
      and day between ${`${wanted}-01-01`}::date and ${`${wanted}-12-31`}::date order by day`.execute(ctx.tx)
  const known = new Set(own.rows.map(({ day }) => day))
  const national = [...(nationalExceptions(wanted) ?? [])]
    .filter(([day]) => !known.has(day))
    .map(([day, kind]) => ({ day, kind, own: false, note: '' }))
  return [...own.rows.map((row) => ({ ...row, own: true })), ...national].sort((a, b) => (a.day < b.day ? -1 : 1))
}

async function termsOf(ctx: ReadContext, { timeZone }: CommunityRules, wanted: number) {
  const span = {
    from: instantOf(`${wanted}-01-01`, '00:00', timeZone),
    to: instantOf(`${wanted + 1}-01-01`, '00:00', timeZone),
  }
  const terms = await termsEnding(ctx.tx, ctx.communityId, span)
  const persons = terms.map((term) => term.person_id)
  const names = await personNames(ctx.tx, ctx.communityId, persons)
  return terms.map(({ post_id, title, person_id, until_at }) => ({
    post_id,
    title,
    name: names.get(person_id)?.name ?? '',
    until: civilDateOf(new Date(until_at.getTime() - 1), timeZone),
  }))
}

function workingDays(month: string, { calendar }: CommunityRules): number {
  const { first, last } = daysOfMonth(month)
  let count = 0
  for (let day = first; day <= last; day = addDays(day, 1)) if (isWorkingDay(day, calendar)) count += 1
  return count
}
