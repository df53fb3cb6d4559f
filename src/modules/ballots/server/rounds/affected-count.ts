import { sql } from 'kysely'
import type { ReadContext } from '../../../../platform/command/types.ts'
import type { BallotRow } from '../store.ts'

/** How many dwellings a lift stands in the way of, and how many of them were heard; null for what is no lift. */
export async function affectedCount(
  ctx: ReadContext,
  row: Pick<BallotRow, 'id' | 'kind'>,
): Promise<{ all: number; heard: number } | null> {
  if (row.kind !== 'lift') return null
  const found = await sql<{ all: number; heard: number }>`
    select count(*)::int as all, count(heard_on)::int as heard from ballots.affected
    where community_id = ${ctx.communityId} and ballot_id = ${row.id}`.execute(ctx.tx)
  return found.rows[0] ?? { all: 0, heard: 0 }
}
