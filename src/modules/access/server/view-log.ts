import type { WriteContext } from '../../../platform/command/types.ts'

/**
 * Keeps who looked at what of a person is masked elsewhere, by which post and why (个人信息保护法 51). Every command that shows such a
 * field whole calls it.
 */
export async function noteView(
  ctx: WriteContext,
  personId: string,
  field: 'phone' | 'identity_number',
  reason: string,
  postId: string | null,
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
    })
    .execute()
  ctx.audit('person', personId, { viewed: field })
}
