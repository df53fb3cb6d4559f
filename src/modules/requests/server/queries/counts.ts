import { type RawBuilder, sql } from 'kysely'
import type { ReadContext } from '../../../../platform/command/types.ts'

/**
 * How many requests meet each condition (on the case `c`), looked through up to one more than `cap`: `cap + 1` means "more". One round
 * trip, and never a count of everything.
 */
export async function cappedCounts<K extends string>(
  ctx: ReadContext,
  cap: number,
  conditions: Record<K, RawBuilder<unknown>>,
): Promise<Record<K, number>> {
  const counts = Object.entries<RawBuilder<unknown>>(conditions).map(
    ([name, condition]) => sql`(select count(*)::int from (
      select 1 from caseflow.cases c where c.community_id = ${ctx.communityId} and c.kind = 'request' and ${condition} limit ${cap + 1}
    ) as found) as ${sql.ref(name)}`,
  )
  const found = await sql<Record<K, number>>`select ${sql.join(counts)}`.execute(ctx.tx)
  return found.rows[0] as Record<K, number>
}
