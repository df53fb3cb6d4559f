import type { LeadKind } from '../../../../engines/caseflow/index.ts'
import type { WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { type Body, bodiesByIds, type PostHolder } from '../../../bodies/api.ts'
import { helpPhone } from '../door.ts'
import { handlers } from '../permissions.ts'
import type { LockedRequest } from '../store.ts'
import { answerableFor } from './answer.ts'
import { compoundOf, findItem } from './items.ts'
import { leadKindOfBody, leadKindOfPost } from './lead.ts'
import { keptPlace } from './place.ts'
import { holderOf, receiverOf, type WantedHolder } from './receiver.ts'

export type Target = { kind: LeadKind; bodyId: string | null; receiver: PostHolder }
type Wanted = { body_id?: string | undefined; post_id?: string | undefined; person_id?: string | undefined }

/**
 * Whom a request is to be given to: the post wanted, else the receiver of the body wanted, else whom item and place point at. Refusals:
 * `requests.body_unknown`, `requests.receiver_unknown`, `requests.nobody_to_receive`.
 */
export async function targetOf(ctx: WriteContext, row: LockedRequest, wanted: Wanted): Promise<Target> {
  const body = wanted.body_id ? await liveBody(ctx, wanted.body_id) : undefined
  if (wanted.post_id) return targetOfPost(ctx, row, { postId: wanted.post_id, personId: wanted.person_id }, body)
  const { postId, ...lead } = body
    ? { kind: leadKindOfBody(body.kind), bodyId: body.id, postId: null }
    : await leadByItem(ctx, row)
  const receiver =
    (await receiverOf(ctx, { ...lead, postId }, row)) ?? refuse('requests.nobody_to_receive', await helpPhone(ctx))
  return { ...lead, receiver }
}

async function targetOfPost(ctx: WriteContext, row: LockedRequest, wanted: WantedHolder, body: Body | undefined) {
  const receiver = await holderOf(ctx, wanted)
  if (!receiver || !handlers.includes(receiver.kind)) refuse('requests.receiver_unknown')
  if (body && receiver.body_id !== null && receiver.body_id !== body.id) refuse('requests.receiver_unknown')
  const owner = body ?? (receiver.body_id ? await liveBody(ctx, receiver.body_id) : undefined)
  const kind = leadKindOfPost(receiver.kind, owner?.kind, row.lead_kind)
  return { kind, bodyId: owner?.id ?? (kind === row.lead_kind ? row.lead_body_id : null), receiver }
}

/** Who answers by item and place, as a request filed there today would be told. */
export async function leadByItem(ctx: WriteContext, row: LockedRequest) {
  const { area } = await keptPlace(ctx.tx, ctx.communityId, row)
  const item = await findItem(ctx.tx, ctx.communityId, row.item_code, compoundOf(area), ctx.now)
  if (!item) return { kind: row.lead_kind, bodyId: row.lead_body_id, postId: null }
  const { kind, body, postId } = await answerableFor(ctx.tx, ctx.communityId, item, area, ctx.now)
  return { kind, bodyId: body?.id ?? null, postId }
}

/** Refusal: `requests.body_unknown`. */
export async function liveBody(ctx: WriteContext, id: string): Promise<Body> {
  const body = (await bodiesByIds(ctx.tx, ctx.communityId, [id])).get(id)
  return body && !body.dissolved_at ? body : refuse('requests.body_unknown')
}
