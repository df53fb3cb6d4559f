import { sql } from 'kysely'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { type NominationRow, nominationColumns, proposersOf } from './store.ts'

/** A proposal as far as messages speak of it: whom it is about, never what. */
export type NominationFacts = {
  ballot_id: string
  state: NominationRow['state']
  assent: NominationRow['assent']
  candidate_person_id: string | null
  proposers: string[]
}

export async function nominationFacts(ctx: ReadContext, id: string): Promise<NominationFacts | undefined> {
  const found = await sql<NominationRow>`
    select ${nominationColumns} from ballots.nominations n where n.community_id = ${ctx.communityId} and n.id = ${id}`.execute(
    ctx.tx,
  )
  const row = found.rows[0]
  if (!row) return undefined
  const { ballot_id, state, assent, candidate_person_id } = row
  const proposers = await proposersOf(ctx, row)
  return { ballot_id, state, assent, candidate_person_id, proposers }
}
