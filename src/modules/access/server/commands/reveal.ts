import { command, type ReadContext, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { openIdentityNumber, personNames } from '../../../people/api.ts'
import { routes } from '../../contract.ts'
import { reachPerson } from '../reach.ts'

type Field = 'phone' | 'identity_number'

/** Shows a telephone number whole, with the reason noted (个人信息保护法 51: access by need, recorded). */
export const revealPhone = command(routes['POST /api/c/:community/people/:id/phone-views'], {
  async handle(ctx, { id, reason }) {
    await reachPerson(ctx, 'access.reveal_phone', id)
    if (!(await phoneOf(ctx, id))) refuse('access.nothing_to_reveal')
    await noteView(ctx, id, 'phone', reason)
    return { id }
  },
  view: async (ctx, { id }) => ({ phone: (await phoneOf(ctx, id)) ?? '' }),
})

/** Shows an identity number whole, with the reason noted. */
export const revealIdentity = command(routes['POST /api/c/:community/people/:id/identity-views'], {
  async handle(ctx, { id, reason }) {
    await reachPerson(ctx, 'access.reveal_identity', id)
    if (!(await identityOf(ctx, id))) refuse('access.nothing_to_reveal')
    await noteView(ctx, id, 'identity_number', reason)
    return { id }
  },
  view: async (ctx, { id }) => ({ identity_number: (await identityOf(ctx, id)) ?? '' }),
})

async function phoneOf(ctx: ReadContext, personId: string): Promise<string | null> {
  return (await personNames(ctx.tx, ctx.communityId, [personId])).get(personId)?.phone ?? null
}

function identityOf(ctx: ReadContext, personId: string): Promise<string | null> {
  return openIdentityNumber(ctx.tx, ctx.services.vault, ctx.communityId, personId)
}

async function noteView(ctx: WriteContext, personId: string, field: Field, reason: string): Promise<void> {
  const id = ctx.newId()
  const [post] = ctx.actor.permissions.get(field === 'phone' ? 'access.reveal_phone' : 'access.reveal_identity') ?? []
  await ctx.tx
    .insertInto('access.view_log')
    .values({
      community_id: ctx.communityId,
      id,
      person_id: personId,
      field,
      reason,
      viewer_account_id: ctx.actor.accountId,
      viewer_person_id: ctx.actor.personId,
      viewer_post: post && post.kind !== 'administrator' ? post.id : null,
      viewed_at: ctx.now,
    })
    .execute()
  ctx.audit('person', personId, { viewed: field })
}
