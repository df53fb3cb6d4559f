import { command, query, type ReadContext, type WriteContext } from '../../../../platform/command/types.ts'
import { instantCursor, pageFrom } from '../../../../platform/paging.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { checkSeatToOffer } from '../../../bodies/api.ts'
import { findPersonsByPhone } from '../../../people/api.ts'
import { communityOf } from '../../../territory/api.ts'
import { routes } from '../../contract.ts'
import { codeHash, oneTimeCode } from '../messages/codes.ts'
import { queueMessage } from '../messages/queue-message.ts'
import { mobile } from '../sign-in.ts'
import {
  codeSubject,
  type Invitation,
  invitationDays,
  invitations,
  invitationViews,
  invitedView,
  lockInvitation,
  sendingsMost,
} from './rows.ts'

const dayMilliseconds = 86_400_000

/** Invitations of this community, the latest first. */
export const listInvitations = query(routes['GET /api/c/:community/invitations'], async (ctx, { after, limit }) => {
  let rows = invitations(ctx)
    .orderBy('invited_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
  if (after) {
    const [at, id] = instantCursor(after)
    rows = rows.where((eb) => eb(eb.refTuple('invited_at', 'id'), '<', eb.tuple(at, id)))
  }
  const page = pageFrom((await rows.execute()) as Invitation[], limit, (row) => [row.invited_at.toISOString(), row.id])
  return { items: await invitationViews(ctx, page.items), next: page.next }
})

/** Invites by telephone number for a post with a free seat. Refusals: see `inviteTo`. */
export const invite = command(routes['POST /api/c/:community/invitations'], {
  handle: async (ctx, input) => ({ id: await inviteTo(ctx, input) }),
  view: (ctx, { id }) => invitedView(ctx, id),
})

type Invited = Pick<Invitation, 'name' | 'phone' | 'post_id' | 'how'> & { until?: string | null | undefined }

/**
 * Invites by telephone number for a post with a free seat, which the actor may fill, and gives the invitation's id. The code is sent and
 * shown once; who accepts proves to have the number. Refusals: `access.phone_invalid`, those of the seat, `access.already_invited`.
 */
export async function inviteTo(ctx: WriteContext, input: Invited): Promise<string> {
  const phone = mobile(input.phone)
  const title = await checkSeatToOffer(ctx, input.post_id, { until: input.until })
  if (await openInvitation(ctx, input.post_id, phone)) refuse('access.already_invited')
  const known = (await findPersonsByPhone(ctx.tx, ctx.communityId, phone)).filter(({ name }) => name === input.name)
  const id = ctx.newId()
  const row = {
    id,
    name: input.name,
    phone,
    person_id: known.length === 1 ? (known[0]?.id ?? null) : null,
    post_id: input.post_id,
    how: input.how,
    until_day: input.until ?? null,
    invited_by: ctx.actor.personId,
    invited_at: ctx.now,
    ...freshCode(ctx, { id, sendings: 1 }),
  }
  await ctx.tx
    .insertInto('access.invitations')
    .values({ community_id: ctx.communityId, ...row })
    .execute()
  ctx.audit('invitation', id, { post: input.post_id, name: input.name, phone, how: input.how })
  await send(ctx, row, title)
  if (row.person_id) ctx.emit('access.invited', { invitation_id: id, person_id: row.person_id })
  return id
}

/** The code of an invitation, for handing over. Refusal: `platform.not_found`. */
export async function invitationCode(ctx: ReadContext, id: string): Promise<string> {
  return (await invitedView(ctx, id)).code
}

/** Sends it again with another code; the former one is void. Refusals: `platform.not_found`, `access.invitation_over`, `access.invitation_sent_often`. */
export const resendInvitation = command(routes['POST /api/c/:community/invitations/:id/resend'], {
  async handle(ctx, { id }) {
    const row = await lockInvitation(ctx, id)
    if (row.sendings >= sendingsMost) refuse('access.invitation_sent_often')
    const title = await checkSeatToOffer(ctx, row.post_id, { until: row.until_day })
    const fresh = freshCode(ctx, { id, sendings: row.sendings + 1 })
    await ctx.tx
      .updateTable('access.invitations')
      .set(fresh)
      .where('community_id', '=', ctx.communityId)
      .where('id', '=', id)
      .execute()
    ctx.audit('invitation', id, { sendings: fresh.sendings })
    await send(ctx, { ...row, ...fresh }, title)
    return { id }
  },
  view: (ctx, { id }) => invitedView(ctx, id),
})

/** Its code stops working at once. Refusals: `platform.not_found`, `access.invitation_over`. */
export const withdrawInvitation = command(routes['POST /api/c/:community/invitations/:id/withdraw'], {
  async handle(ctx, { id }) {
    await lockInvitation(ctx, id)
    await ctx.tx
      .updateTable('access.invitations')
      .set({ withdrawn_at: ctx.now })
      .where('community_id', '=', ctx.communityId)
      .where('id', '=', id)
      .execute()
    ctx.audit('invitation', id, { withdrawn: true })
    return { id }
  },
  view: async (ctx, { id }) => {
    const { code: _, ...view } = await invitedView(ctx, id)
    return view
  },
})

async function openInvitation(ctx: WriteContext, postId: string, phone: string): Promise<boolean> {
  const found = await invitations(ctx)
    .where('post_id', '=', postId)
    .where('phone', '=', phone)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', ctx.now)
    .executeTakeFirst()
  return found !== undefined
}

function freshCode(ctx: WriteContext, of: Pick<Invitation, 'id' | 'sendings'>) {
  const { vault } = ctx.services
  const code_hash = codeHash(vault, 'invitation', oneTimeCode(vault, 'invitation', codeSubject(of)))
  return {
    sendings: of.sendings,
    code_hash,
    expires_at: new Date(ctx.now.getTime() + invitationDays * dayMilliseconds),
  }
}

async function send(ctx: WriteContext, row: Pick<Invitation, 'id' | 'sendings' | 'phone'>, title: string) {
  const community = await communityOf(ctx.tx, ctx.communityId)
  const { publicUrl } = ctx.services.config
  await queueMessage(ctx, {
    phone: row.phone,
    text: publicUrl ? 'sms_invitation' : 'sms_invitation_here',
    params: {
      community: community?.name ?? '',
      title,
      days: invitationDays,
      address: publicUrl ? `${publicUrl.replace(/\/$/, '')}/c/${ctx.communityId}/join` : '',
      code_of: `invitation ${codeSubject(row)}`,
    },
  })
}
