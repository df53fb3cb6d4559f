import { sql } from 'kysely'
import type { WriteContext } from '../../../platform/command/types.ts'
import { type EventHandler, on } from '../../../platform/module.ts'
import { actStands } from '../../people/api.ts'
import { reasonToRequest } from './rounds/words.ts'

type Merge = { kept_id: string; merged_id: string; act_id?: string }

/** What ballots do when the register changes beneath them. */
export const reactions: readonly EventHandler[] = [
  on<{ ballot_id: string; voter_id: string }>('ballots.reason_said', 'ballots.reason-to-request', reasonToRequest),
  on<Merge>('people.merged', 'ballots.follow-merged-person', followMerged),
]

/**
 * What the emptied entry spoke for the kept one speaks for. Two rows of a roll that turn out to be one person stay two: whoever manages the
 * ballot strikes one, for which one is right isn't the register's to say.
 */
async function followMerged(ctx: WriteContext, { kept_id, merged_id, act_id }: Merge): Promise<void> {
  if (!(await actStands(ctx, act_id))) return
  const moved = await sql`
    insert into ballots.speakers (community_id, ballot_id, voter_id, person_id)
    select community_id, ballot_id, voter_id, ${kept_id} from ballots.speakers where community_id = ${ctx.communityId} and person_id = ${merged_id}
    on conflict do nothing returning voter_id`.execute(ctx.tx)
  await followNominations(ctx, kept_id, merged_id)
  if (moved.rows.length > 0) ctx.audit('person', kept_id, { ballots_from: merged_id })
}

/** What the emptied entry proposed and stood behind; where both stood behind the same, one does. */
async function followNominations(ctx: WriteContext, kept: string, merged: string): Promise<void> {
  const of = sql`community_id = ${ctx.communityId}`
  await sql`update ballots.nominations set person_id = ${kept} where ${of} and person_id = ${merged}`.execute(ctx.tx)
  await sql`update ballots.nominations set candidate_person_id = ${kept} where ${of} and candidate_person_id = ${merged}`.execute(
    ctx.tx,
  )
  await sql`
    update ballots.endorsements e set person_id = ${kept} where ${of} and person_id = ${merged} and not exists (
      select 1 from ballots.endorsements o where o.community_id = e.community_id and o.ballot_id = e.ballot_id
        and o.nomination_id = e.nomination_id and o.person_id = ${kept})`.execute(ctx.tx)
  await sql`delete from ballots.endorsements where ${of} and person_id = ${merged}`.execute(ctx.tx)
}
