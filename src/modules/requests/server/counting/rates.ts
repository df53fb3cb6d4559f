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
  const days = { from: daysOfMonth(from).first, to: daysOfMonth(to).last }
  const named = new Map(measures.map((measure) => [measure, counterName(measure, area.tree)] as const))
  const counts = await monthlyCounts(ctx.tx, ctx.communityId, {
    measures: [...named.values()],
    ...days,
    areaPath: area.path,
  })
  const handlers = await handlersByMonth(ctx, area, days)
  return monthsFrom(from, to).map((month) => {
    const of = (measure: Measure) => counts.get(month)?.get(named.get(measure) ?? '') ?? 0
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

/** How many workers stand behind each rate of each month. */
async function handlersByMonth(ctx: ReadContext, area: RateArea, days: { from: string; to: string }) {
  const column = sql.ref(area.tree === 'admin' ? 'area_path' : 'compound_path')
  const below = sql`(${column} = ${area.path} or (${column} >= ${`${area.path}/`} and ${column} < ${`${area.path}0`}))`
  const workers = (measure: Measure) =>
    sql`count(distinct handler_person_id) filter (where ${measure} = any (measures))::int`
  const found = await sql<Handlers>`
    select to_char(day, 'YYYY-MM') as month, ${workers('to_contact')} as response, ${workers('judged')} as resolution,
      ${workers('graded')} as satisfaction
    from requests.counted
    where community_id = ${ctx.communityId} and day between ${days.from} and ${days.to} and ${area.path === '' ? sql`true` : below}
    group by 1`.execute(ctx.tx)
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
