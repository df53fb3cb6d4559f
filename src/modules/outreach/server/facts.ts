import { sql } from 'kysely'
import type { ReadContext } from '../../../platform/command/types.ts'

/** A round as far as others speak of it. */
export type RoundFacts = { state: string; until_day: string; walkers: string[] }

/** One round with the persons who walk it; undefined where there is none. */
export async function roundFacts(ctx: ReadContext, id: string): Promise<RoundFacts | undefined> {
  const found = await sql<RoundFacts>`
    select r.state, r.until_day::text as until_day,
      array(select distinct v.walker_person_id from outreach.visits v where v.community_id = r.community_id and v.round_id = r.id) as walkers
    from outreach.rounds r where r.community_id = ${ctx.communityId} and r.id = ${id}`.execute(ctx.tx)
  return found.rows[0]
}
