import { changeCase } from '../../../../engines/caseflow/index.ts'
import { command } from '../../../../platform/command/types.ts'
import { routes } from '../../contract.ts'
import { lockForStaff, staffActor } from '../door.ts'
import { requestView } from '../views/request-view.ts'

/**
 * The clocks of a request stand still, for a lawful reason the requester sees (北京市接诉即办工作条例 15). What is late already stays late.
 * Refusals: those of `lockForStaff`.
 */
export const pauseRequest = command(routes['POST /api/c/:community/requests/:id/pause'], {
  async handle(ctx, input) {
    const row = await lockForStaff(ctx, input, 'pause')
    const actor = staffActor(ctx, 'requests.handle', row)
    await changeCase(
      ctx.tx,
      row,
      {
        pause: { reason: input.reason },
        steps: [{ kind: 'paused', actor, visibility: 'public', body: input.reason }],
      },
      ctx.now,
    )
    ctx.audit('request', row.id, { paused_at: ctx.now.toISOString(), reason: input.reason })
    return { id: row.id }
  },
  view: (ctx, { id }) => requestView(ctx, id),
})
