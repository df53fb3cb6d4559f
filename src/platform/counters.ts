import { type RawBuilder, sql } from 'kysely'
import { daysOfMonth, monthOf } from '../shared/civil-date.ts'
import type { Tx } from './db/database.ts'

export type Count = { measure: string; day: string; areaPath: string; value: number }

/** Adds to counters, by day and by month: one statement for any number of them. Called by reactions, so each event counts once. */
export async function addCounts(tx: Tx, communityId: number, counts: readonly Count[]): Promise<void> {
  if (counts.length === 0) return
  const days = JSON.stringify(merged(counts))
  const months = JSON.stringify(merged(counts.flatMap(inMonth)))
  await sql`
    with by_day as (
      insert into platform.counters as c (community_id, measure, day, area_path, value)
      select ${communityId}::int, r->>'measure', (r->>'day')::date, r->>'areaPath', (r->>'value')::bigint
      from jsonb_array_elements(${days}::jsonb) r
      on conflict (community_id, measure, day, area_path) do update set value = c.value + excluded.value
    )
    insert into platform.monthly_counters as c (community_id, area_path, measure, month, value)
    select ${communityId}::int, r->>'areaPath', r->>'measure', (r->>'day')::date, (r->>'value')::bigint
    from jsonb_array_elements(${months}::jsonb) r
    on conflict (community_id, area_path, measure, month) do update set value = c.value + excluded.value`.execute(tx)
}

/** What a count adds to its month: at its area, and to the whole community. */
function inMonth({ measure, day, areaPath, value }: Count): Count[] {
  const whole = { measure, day: daysOfMonth(monthOf(day)).first, areaPath: '', value }
  return areaPath === '' ? [whole] : [whole, { ...whole, areaPath }]
}

function merged(counts: readonly Count[]): Count[] {
  const byKey = new Map<string, Count>()
  for (const count of counts) {
    const key = `${count.measure} ${count.day} ${count.areaPath}`
    byKey.set(key, { ...count, value: (byKey.get(key)?.value ?? 0) + count.value })
  }
  return [...byKey.values()].sort((a, b) => (a.measure + a.areaPath < b.measure + b.areaPath ? -1 : 1))
}

/** Sums of measures over an area and all below it ('' is the community), from `from` up to and including `to` (civil days). */
export async function sumCounts(
  tx: Tx,
  communityId: number,
  query: { measures: readonly string[]; from: string; to: string; areaPath: string },
): Promise<Map<string, number>> {
  const rows = await sql<{ measure: string; value: number }>`
    select measure, sum(value)::bigint as value from platform.counters
    where community_id = ${communityId} and measure = any (${[...query.measures]}::text[]) and day between ${query.from} and ${query.to}
      and ${below(query.areaPath)}
    group by measure`.execute(tx)
  return new Map(rows.rows.map((row) => [row.measure, row.value]))
}

/**
 * The same by civil month, from month `from` up to and including `to` ('YYYY-MM'), for months that have any: month → measure → sum. Of
 * several areas together where paths are given that don't lie in one another.
 */
export async function monthlyCounts(
  tx: Tx,
  communityId: number,
  query: { measures: readonly string[]; from: string; to: string; areaPath: string | readonly string[] },
): Promise<Map<string, Map<string, number>>> {
  const rows = await sql<{ month: string; measure: string; value: number }>`
    select to_char(month, 'YYYY-MM') as month, measure, sum(value)::bigint as value from platform.monthly_counters
    where community_id = ${communityId} and measure = any (${[...query.measures]}::text[])
      and month between ${`${query.from}-01`}::date and ${`${query.to}-01`}::date
      and ${query.areaPath === '' ? sql`area_path = ''` : sql`(${sql.join([query.areaPath].flat().map(below), sql` or `)})`}
    group by 1, measure`.execute(tx)
  const months = new Map<string, Map<string, number>>()
  for (const { month, measure, value } of rows.rows) {
    const sums = months.get(month) ?? new Map<string, number>()
    months.set(month, sums.set(measure, value))
  }
  return months
}

/** Sums of a measure from `from` to `to` (civil days) by what `key` makes of the path of the area (`area_path`). */
export async function sumCountsBy(
  tx: Tx,
  communityId: number,
  query: { measure: string; from: string; to: string; key: RawBuilder<unknown> },
): Promise<Map<string, number>> {
  const rows = await sql<{ key: string | null; value: number }>`
    select ${query.key} as key, sum(value)::bigint as value from platform.counters
    where community_id = ${communityId} and measure = ${query.measure} and day between ${query.from} and ${query.to} group by 1`.execute(
    tx,
  )
  return new Map(rows.rows.flatMap(({ key, value }) => (key === null ? [] : [[key, Number(value)] as const])))
}

/** '0' is the character after '/', so the range is the subtree; '' is the community. */
function below(areaPath: string) {
  return sql`(${areaPath} = '' or area_path = ${areaPath} or (area_path >= ${`${areaPath}/`} and area_path < ${`${areaPath}0`}))`
}
