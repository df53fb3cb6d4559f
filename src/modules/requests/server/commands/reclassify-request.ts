import { changeCase, type NewStep, systemActor } from '../../../../engines/caseflow/index.ts'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { routes } from '../../contract.ts'
import { lockForStaff, staffActor, undoBy } from '../door.ts'
import { answerableFor } from '../rules/answer.ts'
import { reckoned } from '../rules/clocks.ts'
import { communityRules } from '../rules/community.ts'
import { assignedTo, waitingStep } from '../rules/dispatch.ts'
import { compoundOf, itemInForce } from '../rules/items.ts'
import { keptPlace } from '../rules/place.ts'
import { receiverOf } from '../rules/receiver.ts'
import { type LockedRequest, moveToItem } from '../store.ts'
import { requestView } from '../views/request-view.ts'

/**
 * The desk puts a request under the item that fits: who answers and the limits follow from that item, reckoned from filing. Where
 * another body answers now, it goes on to whoever receives it there. Refusals: those of `lockForStaff` and `itemInForce`.
 */
export const reclassifyRequest = command(routes['POST /api/c/:community/requests/:id/reclassify'], {
  async handle(ctx, input) {
    const row = await lockForStaff(ctx, input, 'reclassify')
    const place = await keptPlace(ctx.tx, ctx.communityId, row)
    const { area } = place
    const item = await itemInForce(ctx.tx, ctx.communityId, input.item_code, compoundOf(area), ctx.now)
    const answer = await answerableFor(ctx.tx, ctx.communityId, item, area, ctx.now)
    const lead = { kind: answer.kind, bodyId: answer.body?.id ?? null, postId: answer.postId }
    const actor = staffActor(ctx, 'requests.dispatch', row)
    const data = { source: answer.source, why: answer.why, answerable: lead.kind, body_id: lead.bodyId }
    const moved: NewStep = {
      kind: 'reclassified',
      actor,
      visibility: 'public',
      body: input.reason,
      data: { ...data, from: row.item_code, to: item.code },
    }
    const onward = await passOn(ctx, row, lead)
    await moveToItem(ctx.tx, row, item, place.name)
    await changeCase(
      ctx.tx,
      row,
      {
        set: {
          ...(await reckoned(ctx, row, item)),
          ...onward.set,
          priority: item.priority,
          lead_kind: lead.kind,
          lead_body_id: lead.bodyId,
          escalation_level: 0,
          escalated_at: null,
        },
        ...(onward.assignment ? { assignment: onward.assignment } : {}),
        steps: [moved, ...onward.steps],
        endPause: row.paused_at !== null,
        undo: undoBy(ctx, 'reclassify', {
          item: row.item_code,
          revision: row.item_revision,
          extended: row.extended_amount,
          extended_times: row.extended_times,
          ruled_at: row.ruled_at,
        }),
      },
      ctx.now,
    )
    ctx.audit('request', row.id, { item: item.code, reason: input.reason })
    ctx.emit('requests.reclassified', { request_id: row.id })
    if (onward.given) ctx.emit('requests.dispatched', { request_id: row.id })
    return { id: row.id }
  },
  view: (ctx, { id }) => requestView(ctx, id),
})

type Lead = { kind: LockedRequest['lead_kind']; bodyId: string | null; postId: string | null }

/** Stays with who has it while the same body answers; else goes to that body's receiver, or waits for the desk. */
async function passOn(ctx: WriteContext, row: LockedRequest, lead: Lead) {
  const same = lead.kind === row.lead_kind && lead.bodyId === row.lead_body_id
  if (same && row.state !== 'to_dispatch') return { set: {}, steps: [], given: false }
  const { autoDispatch } = await communityRules(ctx.tx, ctx.communityId)
  const receiver = autoDispatch ? await receiverOf(ctx, lead, row) : undefined
  if (receiver) {
    const { set, assignment, step } = assignedTo(receiver, lead.bodyId, systemActor, '')
    return { set, assignment, steps: [step], given: true }
  }
  return {
    set: { state: 'to_dispatch' as const, accepted_at: null },
    assignment:
      row.state === 'to_dispatch'
        ? undefined
        : ({ how: 'dispatched', bodyId: lead.bodyId, postId: null, personId: null, reason: '' } as const),
    steps: [waitingStep(autoDispatch ? 'nobody_receives' : 'by_hand', systemActor)],
    given: false,
  }
}
