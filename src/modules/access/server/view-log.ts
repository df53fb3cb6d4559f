import type { WriteContext } from '../../../platform/command/types.ts'
import type { MinorTerms } from './minors/admit.ts'

/**
 * Keeps who looked at what of a person is masked elsewhere, by which post and why (个人信息保护法 51). Every command that shows such a
 * field whole calls it. `terms`: on which it was shown of somebody under age, where they didn't give it for the matter in hand.
 */
export async function noteView(
  ctx: WriteContext,
  personId: string,
  field: 'phone' | 'identity_number',
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
