import { sql } from 'kysely'
import type { WriteContext } from '../../../platform/command/types.ts'
import { actStands, keepForUndo, keptForUndo } from '../../people/api.ts'
import { endConsents } from './consents/rows.ts'

type Merge = { kept_id: string; merged_id: string; act_id?: string }
type Death = { person_id: string; act_id?: string }

const consent = 'privacy.consent'
const read = 'privacy.notice_read'
const right = 'privacy.right'
const ended = 'privacy.ended_consent'
const withdrawn = 'privacy.withdrawn_right'

/** When two entries become one, what was agreed to, read and asked for goes along; what the kept one has itself stays its own. */
export async function followMerge(ctx: WriteContext, { kept_id, merged_id, act_id }: Merge): Promise<void> {
  if (!(await actStands(ctx, act_id))) return
  const { communityId } = ctx
  const ofMerged = sql`community_id = ${communityId} and person_id = ${merged_id}`
  const ofKept = sql`k.community_id = ${communityId} and k.person_id = ${kept_id}`
  const consents = await sql<{ id: string }>`
    update privacy.consents c set person_id = ${kept_id}
    where ${ofMerged} and (ended_at is not null or not exists (
      select from privacy.consents k where ${ofKept} and k.purpose = c.purpose and k.ended_at is null)) returning id`.execute(
    ctx.tx,
  )
  const reads = await sql<{ id: string }>`
    update privacy.notice_reads r set person_id = ${kept_id}
    where ${ofMerged} and not exists (select from privacy.notice_reads k where ${ofKept} and k.notice_id = r.notice_id)
    returning notice_id as id`.execute(ctx.tx)
  const rights = await sql<{ id: string }>`
    update privacy.rights r set person_id = ${kept_id}
    where ${ofMerged} and (state <> 'open' or not exists (
      select from privacy.rights k where ${ofKept} and k.kind = r.kind and k.state = 'open')) returning id`.execute(
    ctx.tx,
  )
  const doubled = await sql<{ id: string }>`
    update privacy.rights set state = 'withdrawn', ended_at = ${ctx.now} where ${ofMerged} and state = 'open' returning id`.execute(
    ctx.tx,
  )
  await keepForUndo(ctx, act_id, consent, consents.rows)
  await keepForUndo(ctx, act_id, read, reads.rows)
  await keepForUndo(ctx, act_id, right, rights.rows)
  await keepForUndo(ctx, act_id, withdrawn, doubled.rows)
  if (consents.rows.length + rights.rows.length > 0) ctx.audit('person', kept_id, { consents_from: merged_id })
}

/** They were two people: what went along is the other's again, as far as it stands. */
export async function followUnmerge(
  ctx: WriteContext,
  { kept_id, merged_id, act_id }: Merge & { act_id: string },
): Promise<void> {
  const kept = async (what: string) => (await keptForUndo(ctx, act_id, what)).map(({ id }) => id)
  const back = sql`person_id = ${merged_id}`
  const wasKept = sql`community_id = ${ctx.communityId} and person_id = ${kept_id}`
  const consents = await sql`
    update privacy.consents set ${back} where ${wasKept} and id = any (${await kept(consent)}::uuid[]) returning id`.execute(
    ctx.tx,
  )
  await sql`
    update privacy.notice_reads set ${back} where ${wasKept} and notice_id = any (${await kept(read)}::uuid[])`.execute(
    ctx.tx,
  )
  const rights = await sql`
    update privacy.rights set ${back} where ${wasKept} and id = any (${await kept(right)}::uuid[]) returning id`.execute(
    ctx.tx,
  )
  await sql`
    update privacy.rights set state = 'open', ended_at = null
    where community_id = ${ctx.communityId} and ${back} and id = any (${await kept(withdrawn)}::uuid[]) and state = 'withdrawn'`.execute(
    ctx.tx,
  )
  if (consents.rows.length + rights.rows.length > 0) ctx.audit('person', merged_id, { consents_from: kept_id })
}

/** Nobody goes on agreeing who died. */
export async function endConsentsOfDead(ctx: WriteContext, { person_id, act_id }: Death): Promise<void> {
  if (!(await actStands(ctx, act_id))) return
  const gone = await endConsents(ctx, person_id, { how: 'died' })
  await keepForUndo(ctx, act_id, ended, gone)
  if (gone.length > 0) ctx.audit('person', person_id, { consent_ended: gone.map(({ purpose }) => purpose) })
}

/** The death was noted by mistake: what was agreed to holds again. */
export async function returnConsents(
  ctx: WriteContext,
  { person_id, act_id }: Death & { act_id: string },
): Promise<void> {
  const ids = (await keptForUndo(ctx, act_id, ended)).map(({ id }) => id)
  const back = await sql<{ purpose: string }>`
    update privacy.consents c set ended_at = null, ended_how = null, ended_by_person = null
    where c.community_id = ${ctx.communityId} and c.person_id = ${person_id} and c.id = any (${ids}::uuid[]) and c.ended_how = 'died'
      and not exists (select from privacy.consents k where k.community_id = c.community_id and k.person_id = c.person_id
        and k.purpose = c.purpose and k.ended_at is null)
    returning purpose`.execute(ctx.tx)
  if (back.rows.length > 0) ctx.audit('person', person_id, { consents_back: back.rows.map(({ purpose }) => purpose) })
}
