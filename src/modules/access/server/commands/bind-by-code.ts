import { command } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { personWhereabouts } from '../../../people/api.ts'
import { routes } from '../../contract.ts'
import { hashesOf } from '../binding-codes.ts'
import { bind, findBinding, unbind } from '../bindings.ts'
import { boundTo, lockAccount } from './bind-by-phone.ts'

/**
 * Binds the account by a code from the counter, where the person was looked at with their card. So it also moves the entry from an
 * account the person can't use any more.
 */
export const bindByCode = command(routes['POST /api/c/:community/own/binding/code'], {
  async handle(ctx, { code }) {
    const accountId = ctx.actor.accountId ?? refuse('platform.sign_in_needed')
    await lockAccount(ctx, accountId)
    if (await findBinding(ctx.tx, ctx.communityId, { account: accountId })) refuse('access.already_bound')
    const issue = await ctx.tx
      .selectFrom('access.binding_codes')
      .select(['id', 'person_id', 'expires_at', 'used_at', 'voided_at'])
      .where('community_id', '=', ctx.communityId)
      .where('code_hash', 'in', hashesOf(ctx, code))
      .forUpdate()
      .executeTakeFirst()
    if (!issue) return refuse('access.binding_code_wrong')
    const gone = issue.used_at !== null || issue.voided_at !== null || issue.expires_at <= ctx.now
    if (gone || !(await personWhereabouts(ctx.tx, ctx.communityId, issue.person_id))) {
      refuse('access.binding_code_expired')
    }
    const former = await findBinding(ctx.tx, ctx.communityId, { person: issue.person_id })
    if (former) await unbind(ctx, former)
    await ctx.tx
      .updateTable('access.binding_codes')
      .set({ used_at: ctx.now })
      .where('community_id', '=', ctx.communityId)
      .where('id', '=', issue.id)
      .execute()
    await bind(ctx, accountId, issue.person_id, 'code')
    return { person_id: issue.person_id }
  },
  view: (ctx, { person_id }) => boundTo(ctx, person_id),
})
