import { sql } from 'kysely'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { countUrn, urnPapersWaiting } from '../secret/urn-rows.ts'
import { type BallotRow, turnoutOf } from '../store.ts'
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
export async function papersWaiting(ctx: ReadContext, { id: ballotId, secret }: BallotRow): Promise<number> {
  if (secret) return urnPapersWaiting(ctx, ballotId)
  const found = await sql<{ count: number }>`
    select count(distinct p.voter_id)::int as count from ballots.papers p
    where p.community_id = ${ctx.communityId} and p.ballot_id = ${ballotId} and not exists (select 1 from ballots.votes c
      where c.community_id = p.community_id and c.ballot_id = p.ballot_id and c.voter_id = p.voter_id)`.execute(ctx.tx)
  return found.rows[0]?.count ?? 0
}

/** Whether nobody is left to wait for: every row took part, and in a secret ballot every paper is in the urn. */
export async function allVoted(ctx: ReadContext, { id, secret }: BallotRow): Promise<boolean> {
  const { on_roll, took } = (await turnoutOf(ctx, [id])).get(id) ?? { on_roll: 0, took: 0 }
  if (on_roll === 0 || took < on_roll) return false
  const urn = secret ? await countUrn(ctx, id) : { valid: took, invalid: 0 }
  return urn.valid + urn.invalid === took
}
