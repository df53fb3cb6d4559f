import { sql } from 'kysely'
import type { WriteContext } from '../../../platform/command/types.ts'
import { endConsents } from './consents/rows.ts'

/** When two entries become one, what was agreed to, read and asked for goes along; what the kept one has itself stays its own. */
export async function followMerge(ctx: WriteContext, merged: { kept_id: string; merged_id: string }): Promise<void> {
  const { communityId } = ctx
  const { kept_id, merged_id } = merged
  const moved = await sql`
    update privacy.consents c set person_id = ${kept_id}
    where community_id = ${communityId} and person_id = ${merged_id} and (ended_at is not null or not exists (
      select from privacy.consents k where k.community_id = ${communityId} and k.person_id = ${kept_id} and k.purpose = c.purpose
        and k.ended_at is null))`.execute(ctx.tx)
  await sql`
    update privacy.notice_reads r set person_id = ${kept_id}
    where community_id = ${communityId} and person_id = ${merged_id} and not exists (
      select from privacy.notice_reads k where k.community_id = ${communityId} and k.person_id = ${kept_id} and k.notice_id = r.notice_id)`.execute(
    ctx.tx,
  )
  const asked = await sql`
    update privacy.rights r set person_id = ${kept_id}
    where community_id = ${communityId} and person_id = ${merged_id} and (state <> 'open' or not exists (
      select from privacy.rights k where k.community_id = ${communityId} and k.person_id = ${kept_id} and k.kind = r.kind
        and k.state = 'open'))`.execute(ctx.tx)
  await sql`
    update privacy.rights set state = 'withdrawn', ended_at = ${ctx.now}
    where community_id = ${communityId} and person_id = ${merged_id} and state = 'open'`.execute(ctx.tx)
  if (moved.numAffectedRows || asked.numAffectedRows) ctx.audit('person', kept_id, { consents_from: merged_id })
}

/** Nobody goes on agreeing who died. */
export async function endConsentsOfDead(ctx: WriteContext, { person_id }: { person_id: string }): Promise<void> {
  const ended = await endConsents(ctx, person_id, { how: 'died' })
  if (ended.length > 0) ctx.audit('person', person_id, { consent_ended: ended })
}
