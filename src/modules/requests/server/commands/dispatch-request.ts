import type { LeadKind } from '../../../../engines/caseflow/index.ts'
import { changeCase } from '../../../../engines/caseflow/index.ts'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { type Body, bodiesByIds, type PostHolder } from '../../../bodies/api.ts'
import { routes } from '../../contract.ts'
import { helpPhone, lockForStaff, staffActor, undoBy } from '../door.ts'
import { handlers } from '../permissions.ts'
import { answerableFor } from '../rules/answer.ts'
import { resumed } from '../rules/clocks.ts'
import { assignedTo } from '../rules/dispatch.ts'
import { compoundOf, findItem } from '../rules/items.ts'
import { leadKindOfBody, leadKindOfPost } from '../rules/lead.ts'
import { keptPlace } from '../rules/place.ts'
import { holderOf, receiverFor, type WantedHolder } from '../rules/receiver.ts'
import type { LockedRequest } from '../store.ts'
import { requestView } from '../views/request-view.ts'

/**
 * Gives a request to a body and a post: the desk's word, also on one already given to somebody. Without either it goes to whom item
 * and place point at. Refusals: those of `lockForStaff`, `requests.body_unknown`, `requests.receiver_unknown`,
 * `requests.nobody_to_receive`.
 */
export const dispatchRequest = command(routes['POST /api/c/:community/requests/:id/dispatch'], {
  async handle(ctx, input) {
    const row = await lockForStaff(ctx, input, 'dispatch')
    const target = await targetOf(ctx, row, input)
    const actor = staffActor(ctx, 'requests.dispatch', row)
    const given = assignedTo(target.receiver, target.bodyId, actor, input.reason)
    const clocks = await resumed(ctx, row)
    await changeCase(
      ctx.tx,
      row,
      {
        set: { ...clocks.set, ...given.set, lead_kind: target.kind, lead_body_id: target.bodyId },
        assignment: given.assignment,
        steps: [given.step],
        endPause: clocks.endPause,
        undo: undoBy(ctx, 'dispatch'),
      },
      ctx.now,
    )
    ctx.audit('request', row.id, { state: 'assigned', post: target.receiver.post_id, body: target.bodyId })
    ctx.emit('requests.dispatched', { request_id: row.id })
    return { id: row.id }
  },
  view: (ctx, { id }) => requestView(ctx, id),
})

type Target = { kind: LeadKind; bodyId: string | null; receiver: PostHolder }
type Wanted = { body_id?: string | undefined; post_id?: string | undefined; person_id?: string | undefined }

async function targetOf(ctx: WriteContext, row: LockedRequest, wanted: Wanted): Promise<Target> {
  const body = wanted.body_id ? await liveBody(ctx, wanted.body_id) : undefined
  if (wanted.post_id) return targetOfPost(ctx, row, { postId: wanted.post_id, personId: wanted.person_id }, body)
  const lead = body ? { kind: leadKindOfBody(body.kind), bodyId: body.id } : await leadByItem(ctx, row)
  const receiver =
    (await receiverFor(ctx.tx, ctx.communityId, lead, row, ctx.now)) ??
    refuse('requests.nobody_to_receive', await helpPhone(ctx))
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

async function leadByItem(ctx: WriteContext, row: LockedRequest) {
  const { area } = await keptPlace(ctx.tx, ctx.communityId, row)
  const item = await findItem(ctx.tx, ctx.communityId, row.item_code, compoundOf(area), ctx.now)
  if (!item) return { kind: row.lead_kind, bodyId: row.lead_body_id }
  const { kind, body } = await answerableFor(ctx.tx, ctx.communityId, item, area, ctx.now)
  return { kind, bodyId: body?.id ?? null }
}

async function liveBody(ctx: WriteContext, id: string): Promise<Body> {
  const body = (await bodiesByIds(ctx.tx, ctx.communityId, [id])).get(id)
  return body && !body.dissolved_at ? body : refuse('requests.body_unknown')
}
