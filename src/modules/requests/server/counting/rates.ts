import { sql } from 'kysely'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { monthlyCounts } from '../../../../platform/counters.ts'
import { shownFigures } from '../../../../platform/small-figures.ts'
import { addMonths, daysOfMonth, monthOf } from '../../../../shared/civil-date.ts'
import type { RatesRow, RateView } from '../views/types.ts'
import { counterName, type Measure, measures, type Tree } from './measures.ts'
import { type Cell, type Counts, everyCell, lessOf, monthRow, tooFew, type Worked, worked } from './month-figures.ts'

/** Of which area, in which tree; '' in the administrative one is the community. */
export type RateArea = { tree: Tree; path: string }

const workedNames = Object.keys(worked) as Worked[]

/** For whom figures are: `least`, the smallest one shown, and paths of areas whose figures this reader sees in full (`own`). */
export type Reader = { least: number; own: readonly string[] }

/** Who may see the persons behind every figure. */
const seesAll: Reader = { least: 1, own: [] }

/**
 * Each month from `from` to `to` ('YYYY-MM'), oldest first, months without anything too. What the reader may not know isn't shown, nor
 * what stands for one worker, by itself or beside the figures of the neighbouring areas. Two queries for the community, four for an area.
 */
export async function ratesByMonth(
  ctx: ReadContext,
  area: RateArea,
  from: string,
  to: string,
  reader: Reader = seesAll,
): Promise<RatesRow[]> {
  const named = new Map(measures.map((measure) => [measure, counterName(measure, area.tree)] as const))
  const counts = await monthlyCounts(ctx.tx, ctx.communityId, {
    measures: [...named.values()],
    from,
    to,
    areaPath: area.path,
  })
  const count = (month: string, measure: Measure) => counts.get(month)?.get(named.get(measure) ?? '') ?? 0
  const months = monthsFrom(from, to)
  const busy = months.filter((month) => workedNames.some((name) => count(month, worked[name]) > 0))
  const workers = await workersShown(ctx, area, busy)
  const withheld = await withheldFrom(ctx, reader, from, to)
  return months.map((month) => {
    const of = (measure: Measure) => count(month, measure)
    return monthRow(month, of, workers.get(month) ?? {}, withheld(month, of))
  })
}

/**
 * What of each month is of too few for this reader: of the whole, or of what is left of it without the areas whose figures they see. Where
 * those lie in both trees they may have places in common, and nothing is shown of the whole.
 */
async function withheldFrom(ctx: ReadContext, { least, own }: Reader, from: string, to: string) {
  const names = (tree: Tree) => measures.map((measure) => counterName(measure, tree))
  const counted = { measures: [...names('admin'), ...names('compound')], from, to, areaPath: own }
  const counts = own.length === 0 ? new Map() : await monthlyCounts(ctx.tx, ctx.communityId, counted)
  const known = [...counts.values()].flatMap((month) => [...month.keys()])
  const trees = (['admin', 'compound'] as const).filter((tree) => names(tree).some((name) => known.includes(name)))
  return (month: string, whole: Counts): ReadonlySet<Cell> => {
    if (trees.length > 1) return everyCell
    const of = (measure: Measure) => counts.get(month)?.get(counterName(measure, trees[0] ?? 'admin')) ?? 0
    return tooFew((measure) => whole(measure) - of(measure), least)
  }
}

type Workers = Record<Worked, number>

/**
 * Nobody, one worker (1) or several (2) behind each figure of each month. Of an area whose figure would tell that of one worker in a
 * neighbouring one, by the sum of both, it is one too.
 */
async function workersShown(
  ctx: ReadContext,
  area: RateArea,
  months: readonly string[],
): Promise<Map<string, Workers>> {
  if (months.length === 0) return new Map()
  const beside = area.path === '' ? [] : await besides(ctx, area, months)
  const paths = [...new Set([area.path, ...beside.map((row) => row.path)])]
  const workers = await workersBehind(ctx, area.tree, paths, months)
  return new Map(
    months.map((month) => {
      const areas = beside.filter((row) => row.month === month)
      const own = areas.findIndex((row) => row.path === area.path)
      const behind = (path: string, name: Worked) => workers.get(`${month} ${path}`)?.[name] ?? 0
      const shown = workedNames.map((name) => {
        const figures = areas.map((row) => ({ count: row[name], workers: behind(row.path, name) }))
        const told = own >= 0 && shownFigures(figures, 1).parts[own] === null
        return [name, told ? Math.min(1, behind(area.path, name)) : behind(area.path, name)] as const
      })
      return [month, Object.fromEntries(shown) as Workers]
    }),
  )
}

type Beside = { month: string; path: string } & Record<Worked, number>
const besidesMost = 5_000

/** What was done in each area right below the one that the area lies in, itself among them, by month. */
async function besides(ctx: ReadContext, { tree, path }: RateArea, months: readonly string[]): Promise<Beside[]> {
  const parent = path.split('/').slice(0, -1).join('/')
  const depth = path.split('/').length
  const summed = (measure: Measure) =>
    sql`coalesce(sum(value) filter (where measure = ${counterName(measure, tree)}), 0)`
  const of = (name: Worked) => {
    const less = lessOf(name)
    return sql`(${summed(worked[name])} ${less ? sql`- ${summed(less)}` : sql``})::int as ${sql.ref(name)}`
  }
  const measuresOf = workedNames.flatMap((name) => [worked[name], lessOf(name)].filter((measure) => measure !== null))
  const below = parent === '' ? sql`area_path <> ''` : sql`area_path >= ${`${parent}/`} and area_path < ${`${parent}0`}`
  const found = await sql<Beside>`
    select to_char(month, 'YYYY-MM') as month, array_to_string((string_to_array(area_path, '/'))[1:${sql.lit(depth)}], '/') as path,
      ${sql.join(workedNames.map(of))}
    from platform.monthly_counters
    where community_id = ${ctx.communityId} and measure = any (${[...new Set(measuresOf)].map((measure) => counterName(measure, tree))}::text[])
      and month = any (${months.map((month) => `${month}-01`)}::date[]) and ${below}
    group by 1, 2 order by 1, 2 limit ${besidesMost}`.execute(ctx.tx)
  return found.rows
}

/** Each looks for one row and for one of somebody else, so that no more is read than it takes to know. By `month path`. */
async function workersBehind(ctx: ReadContext, tree: Tree, paths: readonly string[], months: readonly string[]) {
  const column = sql.ref(tree === 'admin' ? 'n.area_path' : 'n.compound_path')
  const below = sql`(${column} = p.path or (${column} >= p.path || '/' and ${column} < p.path || '0'))`
  const reached = paths.every((path) => path === '') ? sql`true` : below
  const one = (name: Worked, other = sql`true`) => sql`(
    select n.handler_person_id from requests.counted n
    where n.community_id = ${ctx.communityId} and n.day between m.first and m.last and ${worked[name]} = any (n.measures)
      and not coalesce(${lessOf(name)} = any (n.measures), false)
      and n.handler_person_id is not null and ${reached} and ${other} order by n.day limit 1)`
  const several = (name: Worked) => {
    const somebody = sql.ref(`first.${name}`)
    const another = one(name, sql`n.handler_person_id <> ${somebody}`)
    return sql`case when ${somebody} is null then 0 when ${another} is null then 1 else 2 end as ${sql.ref(name)}`
  }
  const firsts = workedNames.map((name) => sql`${one(name)} as ${sql.ref(name)}`)
  const spans = JSON.stringify(months.map((month) => ({ month, ...daysOfMonth(month) })))
  const found = await sql<{ month: string; path: string } & Workers>`
    select m.month, p.path, ${sql.join(workedNames.map(several))}
    from jsonb_to_recordset(${spans}::jsonb) as m (month text, first date, last date)
    cross join unnest(${[...paths]}::text[]) as p (path)
    cross join lateral (select ${sql.join(firsts)} offset 0) as first`.execute(ctx.tx)
  return new Map(found.rows.map((row) => [`${row.month} ${row.path}`, row]))
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
