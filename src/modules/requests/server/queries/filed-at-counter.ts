import { sql } from 'kysely'
import type { Tx } from '../../../../platform/db/database.ts'

/** How many requests were filed at the counter, by month of a zone ('YYYY-MM'); `until` excluded. */
export async function filedAtCounter(
  tx: Tx,
  communityId: number,
  span: { from: Date; until: Date; zone: string },
): Promise<Map<string, number>> {
  const found = await sql<{ month: string; count: number }>`
    select to_char(c.filed_at at time zone ${span.zone}, 'YYYY-MM') as month, count(*)::int as count
    from caseflow.cases c join requests.requests r on r.community_id = c.community_id and r.id = c.id
    where c.community_id = ${communityId} and c.filed_at >= ${span.from} and c.filed_at < ${span.until} and r.channel = 'counter'
    group by 1`.execute(tx)
  return new Map(found.rows.map((row) => [row.month, row.count]))
}
