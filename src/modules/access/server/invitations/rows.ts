import type { z } from 'zod'
import type { ReadContext, WriteContext } from '../../../../platform/command/types.ts'
import { maskPhone } from '../../../../shared/mask.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { postsByIds } from '../../../bodies/api.ts'
import { personNames } from '../../../people/api.ts'
import type { invitationView } from '../../contract/staff-routes.ts'
import { oneTimeCode } from '../messages/codes.ts'

export const invitationDays = 7
export const sendingsMost = 5

export type Invitation = {
  id: string
  name: string
  phone: string
  person_id: string | null
  post_id: string
  how: 'elected' | 'appointed' | 'self_proposed'
  until_day: string | null
  sendings: number
  invited_by: string | null
  invited_at: Date
  expires_at: Date
  accepted_at: Date | null
  withdrawn_at: Date | null
}

type InvitationView = z.output<typeof invitationView>

const columns = [
  'id',
  'name',
  'phone',
  'person_id',
  'post_id',
  'how',
  'until_day',
  'sendings',
  'invited_by',
  'invited_at',
  'expires_at',
  'accepted_at',
  'withdrawn_at',
] as const

export function invitations(ctx: ReadContext) {
  return ctx.tx.selectFrom('access.invitations').select(columns).where('community_id', '=', ctx.communityId)
}

/** Locks an invitation that can still be accepted or has expired. Refusals: `platform.not_found`, `access.invitation_over`. */
export async function lockInvitation(ctx: WriteContext, id: string): Promise<Invitation> {
  const found = (await invitations(ctx).where('id', '=', id).forUpdate().executeTakeFirst()) as Invitation | undefined
  if (!found) return refuse('platform.not_found')
  if (found.accepted_at !== null || found.withdrawn_at !== null) refuse('access.invitation_over')
  return found
}

export function stateOf(row: Invitation, now: Date): InvitationView['state'] {
  if (row.accepted_at !== null) return 'accepted'
  if (row.withdrawn_at !== null) return 'withdrawn'
  return row.expires_at <= now ? 'expired' : 'open'
}

/** What the code of a sending is made from: with each sending another one. */
export function codeSubject({ id, sendings }: Pick<Invitation, 'id' | 'sendings'>): string {
  return `${id} ${sendings}`
}

/** One invitation, with its code for handing over. Refusal: `platform.not_found`. */
export async function invitedView(ctx: ReadContext, id: string) {
  const row = (await invitations(ctx).where('id', '=', id).executeTakeFirst()) as Invitation | undefined
  if (!row) return refuse('platform.not_found')
  const [view] = await invitationViews(ctx, [row])
  if (!view) return refuse('platform.not_found')
  return { ...view, code: oneTimeCode(ctx.services.vault, 'invitation', codeSubject(row)) }
}

/** Three queries, however many invitations. */
export async function invitationViews(ctx: ReadContext, rows: readonly Invitation[]): Promise<InvitationView[]> {
  const posts = await postsByIds(
    ctx.tx,
    ctx.communityId,
    rows.map((row) => row.post_id),
  )
  const names = await personNames(
    ctx.tx,
    ctx.communityId,
    rows.flatMap((row) => row.invited_by ?? []),
  )
  return rows.map((row) => {
    const state = stateOf(row, ctx.now)
    return {
      id: row.id,
      name: row.name,
      phone_masked: maskPhone(row.phone),
      post: { id: row.post_id, title: posts.get(row.post_id)?.title ?? '' },
      state,
      invited_by: row.invited_by === null ? null : (names.get(row.invited_by)?.name ?? null),
      invited_at: row.invited_at.toISOString(),
      expires_at: row.expires_at.toISOString(),
      sendings: row.sendings,
      accepted_at: row.accepted_at?.toISOString() ?? null,
      can: state === 'open' || state === 'expired' ? ['resend', 'withdraw'] : [],
    }
  })
}
