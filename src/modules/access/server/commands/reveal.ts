import { command, type ReadContext, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { openIdentityNumber, personNames } from '../../../people/api.ts'
import { routes } from '../../contract.ts'
import { admitMinorView } from '../minors/admit.ts'
import { reachPerson } from '../reach.ts'
import { noteView } from '../view-log.ts'

/** Shows a telephone number whole, with the reason noted (个人信息保护法 51: access by need, recorded). */
export const revealPhone = command(routes['POST /api/c/:community/people/:id/phone-views'], {
  async handle(ctx, { id, reason }) {
    await reachPerson(ctx, 'access.reveal_phone', id)
    if (!(await phoneOf(ctx, id))) refuse('access.nothing_to_reveal')
    const terms = await admitMinorView(ctx, id, 'phone')
    await noteView(ctx, id, 'phone', reason, postCarrying(ctx, 'access.reveal_phone'), terms)
    return { id }
  },
  view: async (ctx, { id }) => ({ phone: (await phoneOf(ctx, id)) ?? '' }),
})

/** Shows an identity number whole, with the reason noted. */
export const revealIdentity = command(routes['POST /api/c/:community/people/:id/identity-views'], {
  async handle(ctx, { id, reason }) {
    await reachPerson(ctx, 'access.reveal_identity', id)
    if (!(await identityOf(ctx, id))) refuse('access.nothing_to_reveal')
    const terms = await admitMinorView(ctx, id, 'identity_number')
    await noteView(ctx, id, 'identity_number', reason, postCarrying(ctx, 'access.reveal_identity'), terms)
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

function postCarrying(ctx: WriteContext, permission: string): string | null {
  const [post] = ctx.actor.permissions.get(permission) ?? []
  return post && post.kind !== 'administrator' ? post.id : null
}
