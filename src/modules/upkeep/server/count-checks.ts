import type { z } from 'zod'
import type { ReadContext } from '../../../platform/command/types.ts'
import type { Difference } from '../../../platform/upkeep/count-checks.ts'
import { holds } from '../../../shared/actor.ts'
import type { countCheckView } from '../contract.ts'

/** How the counters of this community stood when they were last compared. */
export async function countChecks(ctx: ReadContext): Promise<z.output<typeof countCheckView>[]> {
  const rows = await ctx.tx
    .selectFrom('platform.count_checks')
    .select(['name', 'checked_at', 'differences', 'since', 'examples'])
    .where('community_id', '=', ctx.communityId)
    .orderBy('name')
    .execute()
  return rows.map((row) => ({
    name: row.name,
    checked_at: row.checked_at.toISOString(),
    differences: row.differences,
    since: row.since?.toISOString() ?? null,
    examples: row.examples as Difference[],
    can: row.differences > 0 && holds(ctx.actor, 'upkeep.count_anew') ? (['count_anew'] as const).slice() : [],
  }))
}
