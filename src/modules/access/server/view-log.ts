import { sql } from 'kysely'
import type { WriteContext } from '../../../platform/command/types.ts'
import type { MinorTerms } from './minors/admit.ts'

/** `sensitive`: what 个人信息保护法 28 calls so, as it stands in a list. */
export type ViewedField = 'phone' | 'identity_number' | 'sensitive'

/**
 * Keeps who looked at what of a person is masked elsewhere, by which post and why (个人信息保护法 51). Every command that shows such a
 * field whole calls it. `terms`: on which it was shown of somebody under age, where they didn't give it for the matter in hand.
 */
export async function noteView(
  ctx: WriteContext,
  personId: string,
  field: ViewedField,
  reason: string,
  postId: string | null,
  terms?: MinorTerms,
): Promise<void> {
  await ctx.tx
    .insertInto('access.view_log')
    .values({
      community_id: ctx.communityId,
      id: ctx.newId(),
      person_id: personId,
      field,
      reason,
      viewer_account_id: ctx.actor.accountId,
      viewer_person_id: ctx.actor.personId,
      viewer_post: postId,
      viewed_at: ctx.now,
      minor: terms !== undefined,
      approved_by: terms && 'approvedBy' in terms ? terms.approvedBy : null,
      guardians_told: terms && 'guardiansTold' in terms ? terms.guardiansTold : null,
    })
    .execute()
  ctx.audit('person', personId, { viewed: field, ...(terms ? { minor: true } : {}) })
}

/** The same of many persons at once, for a sheet that shows them whole; none of them under age. The caller notes the sheet in the audit. */
export async function noteViews(
  ctx: WriteContext,
  personIds: readonly string[],
  view: { field: ViewedField; reason: string; postId: string | null },
): Promise<void> {
  if (personIds.length === 0) return
  const rows = JSON.stringify([...new Set(personIds)].map((person_id) => ({ id: ctx.newId(), person_id })))
  await sql`
    insert into access.view_log (community_id, id, person_id, field, reason, viewer_account_id, viewer_person_id, viewer_post, viewed_at, minor)
    select ${ctx.communityId}::int, v.id, v.person_id, ${view.field}::text, ${view.reason}::text, ${ctx.actor.accountId}::uuid,
      ${ctx.actor.personId}::uuid, ${view.postId}::uuid, ${ctx.now}::timestamptz, false
    from jsonb_to_recordset(${rows}::jsonb) as v (id uuid, person_id uuid)`.execute(ctx.tx)
}
