import { sql } from 'kysely'
import type { ReadContext } from '../../../../platform/command/types.ts'

/** How many ask for each of these requests. */
export async function askersCounts(ctx: ReadContext, ids: readonly string[]): Promise<Map<string, number>> {
  const found = await sql<{ id: string; count: number }>`
    select thing_id as id, count(*)::int as count from caseflow.askers
    where community_id = ${ctx.communityId} and thing_kind = 'request' and thing_id = any (${[...ids]}::uuid[]) and left_at is null
    group by thing_id`.execute(ctx.tx)
  return new Map(found.rows.map((row) => [row.id, row.count]))
}
