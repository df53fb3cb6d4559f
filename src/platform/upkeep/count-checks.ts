import { sql } from 'kysely'
import type { WriteContext } from '../command/types.ts'

/** Where what was kept and what a recount says differ. */
export type Difference = { key: string; kept: number; counted: number }

const examplesMost = 20

/** Keeps how a comparison of maintained counters with a recount went; what differs is told in the log too, and stays until one agrees. */
export async function noteCountCheck(
  ctx: WriteContext,
  name: string,
  differences: readonly Difference[],
): Promise<void> {
  const examples = JSON.stringify(differences.slice(0, examplesMost))
  const since = differences.length > 0 ? ctx.now : null
  await sql`
    insert into platform.count_checks as c (community_id, name, checked_at, differences, since, examples)
    values (${ctx.communityId}, ${name}, ${ctx.now}, ${differences.length}, ${since}, ${examples}::jsonb)
    on conflict (community_id, name) do update set checked_at = excluded.checked_at, differences = excluded.differences,
      since = case when excluded.differences > 0 then coalesce(c.since, excluded.since) end, examples = excluded.examples`.execute(
    ctx.tx,
  )
  if (differences.length === 0) return
  const { communityId, services } = ctx
  services.log.error({ check: name, communityId, differences: differences.length }, 'counters differ from a recount')
}
