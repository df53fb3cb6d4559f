import { changeCase } from '../../../../engines/caseflow/index.ts'
import { command } from '../../../../platform/command/types.ts'
import { routes } from '../../contract.ts'
import { lockForStaff, staffActor } from '../door.ts'
import { requestView } from '../views/request-view.ts'

/** The handler has spoken with the requester: the first contact (北京市接诉即办工作条例 15). Refusals: those of `lockForStaff`. */
export const contactRequester = command(routes['POST /api/c/:community/requests/:id/contact'], {
  async handle(ctx, input) {
    const row = await lockForStaff(ctx, input, 'contact')
    const actor = staffActor(ctx, 'requests.handle', row)
    await changeCase(
      ctx.tx,
      row,
      {
        set: { contacted_at: ctx.now },
        steps: [{ kind: 'contacted', actor, visibility: 'public', body: input.text }],
      },
      ctx.now,
    )
    ctx.audit('request', row.id, { contacted_at: ctx.now.toISOString() })
    ctx.emit('requests.contacted', { request_id: row.id })
    return { id: row.id }
  },
  view: (ctx, { id }) => requestView(ctx, id),
})
