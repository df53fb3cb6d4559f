import { sql } from 'kysely'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { monthlyCounts } from '../../../../platform/counters.ts'
import { addMonths, daysOfMonth, monthOf } from '../../../../shared/civil-date.ts'
import type { RatesRow, RateView } from '../views/types.ts'
import { counterName, type Measure, measures, type Tree } from './measures.ts'

/** Of which area, in which tree; '' in the administrative one is the community. */
export type RateArea = { tree: Tree; path: string }

/** Below this many workers a figure would stand for one person (design.md 9). */
const handlersLeast = 2

const rates = {
  response: { numerator: 'contacted_in_time', denominator: 'to_contact' },
  resolution: { numerator: 'judged_solved', denominator: 'judged' },
  satisfaction: { numerator: 'graded_satisfied', denominator: 'graded' },
} as const satisfies Record<RateView['rate'], { numerator: Measure; denominator: Measure }>

/** Each month from `from` to `to` ('YYYY-MM'), oldest first, months without anything too. Two queries. */
export async function ratesByMonth(ctx: ReadContext, area: RateArea, from: string, to: string): Promise<RatesRow[]> {
  const named = new Map(measures.map((measure) => [measure, counterName(measure, area.tree)] as const))
  const counts = await monthlyCounts(ctx.tx, ctx.communityId, {
    measures: [...named.values()],
    from,
    to,
    areaPath: area.path,
  })
  const count = (month: string, measure: Measure) => counts.get(month)?.get(named.get(measure) ?? '') ?? 0
  const months = monthsFrom(from, to)
  const shown = months.filter((month) => rateNames.some((rate) => count(month, rates[rate].denominator) > 0))
  const handlers = await handlersByMonth(ctx, area, shown)
  return months.map((month) => {
    const of = (measure: Measure) => count(month, measure)
    return {
      month,
      rates: rateNames.map((rate) => {
        const { numerator, denominator } = rates[rate]
        return rateView(rate, of(numerator), of(denominator), handlers.get(month)?.[rate] ?? 0)
      }),
      filed: of('filed'),
      finished: of('finished'),
      answered: of('answered'),
      unconfirmed: of('unconfirmed'),
      withdrawn: of('withdrawn'),
    }
  })
}

const rateNames = ['response', 'resolution', 'satisfaction'] as const

/** A rate with what it is made of; withheld where nothing is counted, or where fewer than two workers stand behind it. */
export function rateView(rate: RateView['rate'], numerator: number, denominator: number, handlers: number): RateView {
  if (denominator === 0) return { rate, numerator: 0, denominator: 0, value: null, withheld: 'nothing_to_count' }
  if (handlers < handlersLeast)
    return { rate, numerator: null, denominator: null, value: null, withheld: 'single_worker' }
  return { rate, numerator, denominator, value: numerator / denominator, withheld: null }
}

type Handlers = { month: string } & Record<RateView['rate'], number>

/**
 * Whether nobody, one worker (1) or several (2) stand behind each rate of each month. Each looks for one row and for one of somebody else,
 * so that no more is read than it takes to know.
 */
async function handlersByMonth(ctx: ReadContext, area: RateArea, months: readonly string[]) {
  if (months.length === 0) return new Map<string, Handlers>()
  const column = sql.ref(area.tree === 'admin' ? 'n.area_path' : 'n.compound_path')
  const below = sql`(${column} = ${area.path} or (${column} >= ${`${area.path}/`} and ${column} < ${`${area.path}0`}))`
  const reached = area.path === '' ? sql`true` : below
  const one = (measure: Measure, other = sql`true`) => sql`(
    select n.handler_person_id from requests.counted n
    where n.community_id = ${ctx.communityId} and n.day between m.first and m.last and ${measure} = any (n.measures)
      and n.handler_person_id is not null and ${reached} and ${other} order by n.day limit 1)`
  const several = (rate: RateView['rate']) => {
    const { denominator } = rates[rate]
    const somebody = sql.ref(`first.${rate}`)
    const another = one(denominator, sql`n.handler_person_id <> ${somebody}`)
    return sql`case when ${somebody} is null then 0 when ${another} is null then 1 else 2 end as ${sql.ref(rate)}`
  }
  const firsts = rateNames.map((rate) => sql`${one(rates[rate].denominator)} as ${sql.ref(rate)}`)
  const spans = JSON.stringify(months.map((month) => ({ month, ...daysOfMonth(month) })))
  const found = await sql<Handlers>`
    select m.month, ${sql.join(rateNames.map(several))}
    from jsonb_to_recordset(${spans}::jsonb) as m (month text, first date, last date)
    cross join lateral (select ${sql.join(firsts)} offset 0) as first`.execute(ctx.tx)
  return new Map(found.rows.map((row) => [row.month, row]))
}

function monthsFrom(from: string, to: string): string[] {
  const months: string[] = []
  for (let day = `${from}-01`; monthOf(day) <= to; day = addMonths(day, 1)) months.push(monthOf(day))
  return months
}

/** The formulas in words, shown beside the figures. */
export function formulas(ctx: ReadContext): Record<RateView['rate'], string> {
  const { texts } = ctx.services
  return {
    response: texts.message(ctx.language, 'requests', 'rates_response'),
    resolution: texts.message(ctx.language, 'requests', 'rates_resolution'),
    satisfaction: texts.message(ctx.language, 'requests', 'rates_satisfaction'),
  }
}
