import { sql } from 'kysely'
import type { ReadContext } from '../../../../platform/command/types.ts'
import type { Counted } from './count.ts'

export type Kept = { counted: Counted; counted_at: Date }

/** The result as it was counted; undefined before. */
export async function keptResult(ctx: ReadContext, ballotId: string): Promise<Kept | undefined> {
  const found = await sql<{ outcome: Counted; counted_at: Date }>`
    select outcome, counted_at from ballots.results where community_id = ${ctx.communityId} and ballot_id = ${ballotId}`.execute(
    ctx.tx,
  )
  const row = found.rows[0]
  return row && { counted: row.outcome, counted_at: row.counted_at }
}

/** Papers that were read once, or differently. */
export async function papersWaiting(ctx: ReadContext, ballotId: string): Promise<number> {
  const found = await sql<{ count: number }>`
    select count(distinct p.voter_id)::int as count from ballots.papers p
    where p.community_id = ${ctx.communityId} and p.ballot_id = ${ballotId} and not exists (select 1 from ballots.votes c
      where c.community_id = p.community_id and c.ballot_id = p.ballot_id and c.voter_id = p.voter_id)`.execute(ctx.tx)
  return found.rows[0]?.count ?? 0
}
