import type { WriteContext } from '../../../../platform/command/types.ts'
import { holdsOver } from '../../../../shared/actor.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { guardiansOf, isMinor, personWhereabouts } from '../../../people/api.ts'
import { communityOf } from '../../../territory/api.ts'
import { queueMessage } from '../messages/queue-message.ts'

export type MinorField = 'phone' | 'identity_number'

/** Under which a minor's number is shown: somebody's approval, or that the guardians were told. */
export type MinorTerms = { approvedBy: string } | { guardiansTold: number }

/**
 * What a look at a number needs where the person is under age (未成年人网络保护条例): an approval, used up by it; or, of whoever may approve,
 * that the guardians are told. Undefined for grown-ups. Refusal: `access.minor_needs_approval`.
 */
export async function admitMinorView(
  ctx: WriteContext,
  personId: string,
  field: MinorField,
): Promise<MinorTerms | undefined> {
  if (!(await isMinor(ctx, personId))) return undefined
  const place = await personWhereabouts(ctx.tx, ctx.communityId, personId)
  if (place && holdsOver(ctx.actor, 'access.approve_minor_views', place)) {
    return { guardiansTold: await tellGuardians(ctx, personId, field) }
  }
  const approval = await ctx.tx
    .selectFrom('access.minor_views')
    .select(['id', 'decided_by'])
    .where('community_id', '=', ctx.communityId)
    .where('person_id', '=', personId)
    .where('field', '=', field)
    .where('asked_by', '=', ctx.actor.personId ?? refuse('access.minor_needs_approval'))
    .where('approved', '=', true)
    .where('used_at', 'is', null)
    .where('expires_at', '>', ctx.now)
    .orderBy('asked_at')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()
  if (!approval?.decided_by) return refuse('access.minor_needs_approval')
  await ctx.tx
    .updateTable('access.minor_views')
    .set({ used_at: ctx.now })
    .where('community_id', '=', ctx.communityId)
    .where('id', '=', approval.id)
    .execute()
  ctx.audit('minor_view', approval.id, { used: true })
  return { approvedBy: approval.decided_by }
}

async function tellGuardians(ctx: WriteContext, personId: string, field: MinorField): Promise<number> {
  const guardians = await guardiansOf(ctx, personId)
  const community = await communityOf(ctx.tx, ctx.communityId)
  const params = { community: community?.name ?? '', phone: community?.phone ?? '' }
  for (const { phone } of guardians) await queueMessage(ctx, { phone, text: `sms_minor_${field}`, params })
  return guardians.length
}
