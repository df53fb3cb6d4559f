import { sql } from 'kysely'
import type { Tx } from '../../../../platform/db/database.ts'
import type { CivilDate } from '../../../../shared/civil-date.ts'

/** A swap of shifts as far as messages speak of it. `outcome`: null while it waits for a word. */
export type SwapFacts = {
  roster_id: string
  day: CivilDate
  person_id: string
  with_person_id: string
  outcome: 'agreed' | 'declined' | 'taken_back' | null
}

export async function swapFacts(tx: Tx, communityId: number, id: string): Promise<SwapFacts | undefined> {
  const found = await sql<SwapFacts>`
    select roster_id, day, person_id, with_person_id, outcome from bodies.roster_swaps
    where community_id = ${communityId} and id = ${id}`.execute(tx)
  return found.rows[0]
}
