import { sql } from 'kysely'
import type { ReadContext } from '../../../../platform/command/types.ts'

export type MergeRow = {
  id: string
  from_id: string
  into_id: string
  why: string
  from_agrees: boolean | null
  into_agrees: boolean | null
}

/** Merges that wait for an answer, of some proposals. */
export async function mergesAsked(ctx: ReadContext, ballotId: string): Promise<MergeRow[]> {
  const found = await sql<MergeRow>`
    select id, from_id, into_id, why, from_agrees, into_agrees from ballots.nomination_merges
    where community_id = ${ctx.communityId} and ballot_id = ${ballotId} and state = 'asked' order by asked_at, id`.execute(
    ctx.tx,
  )
  return found.rows
}
