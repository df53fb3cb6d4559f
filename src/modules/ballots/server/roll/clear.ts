import { sql } from 'kysely'
import type { WriteContext } from '../../../../platform/command/types.ts'

/** Empties the roll of a draft, to be drawn anew. */
export async function clearRoll(ctx: WriteContext, ballotId: string): Promise<void> {
  for (const table of ['ballots.units', 'ballots.speakers', 'ballots.voters'] as const) {
    await sql`delete from ${sql.table(table)} where community_id = ${ctx.communityId} and ballot_id = ${ballotId}`.execute(
      ctx.tx,
    )
  }
}
