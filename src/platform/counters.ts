import { sql } from 'kysely'
import type { Tx } from './db/database.ts'

export type Count = { measure: string; day: string; areaPath: string; value: number }

/** Adds to counters: one statement for any number of them. Called by reactions, so each event counts once. */
export async function addCounts(tx: Tx, communityId: number, counts: readonly Count[]): Promise<void> {
  if (counts.length === 0) return
  const rows = JSON.stringify(merged(counts))
  await sql`
    insert into platform.counters as c (community_id, measure, day, area_path, value)
    select ${communityId}, r->>'measure', (r->>'day')::date, r->>'areaPath', (r->>'value')::bigint from jsonb_array_elements(${rows}::jsonb) r
    on conflict (community_id, measure, day, area_path) do update set value = c.value + excluded.value`.execute(tx)
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
 * The same by civil month ('YYYY-MM'), for months that have any: month → measure → sum. `from` and `to` are civil days.
 */
export async function monthlyCounts(
  tx: Tx,
  communityId: number,
  query: { measures: readonly string[]; from: string; to: string; areaPath: string },
): Promise<Map<string, Map<string, number>>> {
  const rows = await sql<{ month: string; measure: string; value: number }>`
    select to_char(day, 'YYYY-MM') as month, measure, sum(value)::bigint as value from platform.counters
    where community_id = ${communityId} and measure = any (${[...query.measures]}::text[]) and day between ${query.from} and ${query.to}
      and ${below(query.areaPath)}
    group by 1, measure`.execute(tx)
  const months = new Map<string, Map<string, number>>()
  for (const { month, measure, value } of rows.rows) {
    const sums = months.get(month) ?? new Map<string, number>()
    months.set(month, sums.set(measure, value))
  }
  return months
}

/** '0' is the character after '/', so the range is the subtree; '' is the community. */
function below(areaPath: string) {
  return sql`(${areaPath} = '' or area_path = ${areaPath} or (area_path >= ${`${areaPath}/`} and area_path < ${`${areaPath}0`}))`
}
