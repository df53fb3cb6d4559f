import { changeCase } from '../../../../engines/caseflow/index.ts'
import { command } from '../../../../platform/command/types.ts'
import { routes } from '../../contract.ts'
import { lockForStaff, staffActor, undoBy } from '../door.ts'
import { resumed } from '../rules/clocks.ts'
import { assignedTo } from '../rules/dispatch.ts'
import { targetOf } from '../rules/target.ts'
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
