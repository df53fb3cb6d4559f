import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { postsByIds, takeOfferedSeat } from '../../../bodies/api.ts'
import { personNames, registerByName } from '../../../people/api.ts'
import { routes } from '../../contract.ts'
import { bind, findBinding } from '../bindings.ts'
import { lockAccount } from '../commands/bind-by-phone.ts'
import { codeHashes } from '../messages/codes.ts'
import { verifiedPhone } from '../verified-phone.ts'
import { type Invitation, invitations, stateOf } from './rows.ts'

/**
 * Accepts an invitation with the number it was sent to: binds the account to the entry (a new one where the register has none by that name
 * and number) and begins the term. What the seat needs is asked again now.
 */
export const acceptInvitation = command(routes['POST /api/c/:community/own/invitation'], {
  async handle(ctx, { code }) {
    const accountId = ctx.actor.accountId ?? refuse('platform.sign_in_needed')
    await lockAccount(ctx, accountId)
    const row = (await invitations(ctx)
      .where('code_hash', 'in', codeHashes(ctx.services.vault, 'invitation', code))
      .forUpdate()
      .executeTakeFirst()) as Invitation | undefined
    if (!row) return refuse('access.invitation_wrong')
    if (stateOf(row, ctx.now) !== 'open') refuse('access.invitation_over')
    if ((await verifiedPhone(ctx.tx, accountId)) !== row.phone) refuse('access.invitation_other_phone')
    const personId = await personFor(ctx, row, accountId)
    await takeOfferedSeat(ctx, row.post_id, { person_id: personId, how: row.how, until: row.until_day })
    await ctx.tx
      .updateTable('access.invitations')
      .set({ accepted_at: ctx.now, person_id: personId })
      .where('community_id', '=', ctx.communityId)
      .where('id', '=', row.id)
      .execute()
    ctx.audit('invitation', row.id, { accepted: true, person_id: personId })
    ctx.emit('access.invitation_accepted', { invitation_id: row.id, person_id: personId, post_id: row.post_id })
    return { person_id: personId, post_id: row.post_id }
  },
  view: async (ctx, { person_id, post_id }) => {
    const names = await personNames(ctx.tx, ctx.communityId, [person_id])
    const posts = await postsByIds(ctx.tx, ctx.communityId, [post_id])
    return { name: names.get(person_id)?.name ?? '', title: posts.get(post_id)?.title ?? '' }
  },
})

/** The entry that takes the post. Refusals: `access.already_bound` to another one, `access.person_taken` by another account. */
async function personFor(ctx: WriteContext, row: Invitation, accountId: string): Promise<string> {
  const own = await findBinding(ctx.tx, ctx.communityId, { account: accountId })
  if (own)
    return row.person_id === null || row.person_id === own.person_id ? own.person_id : refuse('access.already_bound')
  if (row.person_id && (await findBinding(ctx.tx, ctx.communityId, { person: row.person_id }))) {
    refuse('access.person_taken')
  }
  const personId = row.person_id ?? (await registerByName(ctx, { name: row.name, phone: row.phone }))
  await bind(ctx, accountId, personId, 'invitation')
  return personId
}
