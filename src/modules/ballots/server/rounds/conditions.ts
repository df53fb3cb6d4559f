import { sql } from 'kysely'
import type { ReadContext } from '../../../../platform/command/types.ts'

/** On what condition a household agreed, as whoever plans the works carries it over. */
export type Condition = {
  voter_id: string
  dwelling_id: string | null
  /** the household that said it, as the roll names it; null where others than households were asked */
  home_key: string | null
  /** who said it, as far as that is known */
  by_person: string | null
  place: string
  text: string
  said_at: Date
}

const conditionsMost = 20_000

/** The conditions of a ballot, in the order of the roll. They stand once `ballots.settled` was said; before that more may come. */
export async function conditionsOfBallot(ctx: ReadContext, ballotId: string): Promise<Condition[]> {
  const found = await sql<Condition>`
    select w.voter_id, v.dwelling_id, case when b.roll_kind = 'households' and v.source = 'register' then v.same_key end as home_key,
      coalesce(w.by_person, v.person_id) as by_person, v.place, w.text, w.said_at from ballots.words w
    join ballots.voters v on v.community_id = w.community_id and v.ballot_id = w.ballot_id and v.id = w.voter_id
    join ballots.ballots b on b.community_id = w.community_id and b.id = w.ballot_id
    where w.community_id = ${ctx.communityId} and w.ballot_id = ${ballotId} and w.kind = 'condition' and v.struck_at is null
    order by v.serial limit ${conditionsMost}`.execute(ctx.tx)
  return found.rows
}
