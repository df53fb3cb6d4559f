import { changeCase } from '../../../../engines/caseflow/index.ts'
import { command } from '../../../../platform/command/types.ts'
import { routes } from '../../contract.ts'
import { lockForStaff, staffActor } from '../door.ts'
import { resumed } from '../rules/clocks.ts'
import { requestView } from '../views/request-view.ts'

/**
 * Whoever was given a request hands it back with a reason: it waits for the desk, which reviews the assignment (北京市接诉即办工作条例 12).
 * Its limits run on. Refusals: those of `lockForStaff`.
 */
export const sendBackRequest = command(routes['POST /api/c/:community/requests/:id/send-back'], {
  async handle(ctx, input) {
    const row = await lockForStaff(ctx, input, 'send_back')
    const actor = staffActor(ctx, 'requests.handle', row)
    const clocks = await resumed(ctx, row)
    await changeCase(
      ctx.tx,
      row,
      {
        set: { ...clocks.set, state: 'to_dispatch', accepted_at: null },
        assignment: { how: 'sent_back', bodyId: null, postId: null, personId: null, reason: input.reason },
        steps: [{ kind: 'sent_back', actor, visibility: 'internal', body: input.reason }],
        endPause: clocks.endPause,
      },
      ctx.now,
    )
    ctx.audit('request', row.id, { state: 'to_dispatch', reason: input.reason })
    ctx.emit('requests.sent_back', { request_id: row.id })
    return { id: row.id }
  },
  view: (ctx, { id }) => requestView(ctx, id),
})
