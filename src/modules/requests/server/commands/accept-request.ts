import { changeCase } from '../../../../engines/caseflow/index.ts'
import { command } from '../../../../platform/command/types.ts'
import { routes } from '../../contract.ts'
import { lockForStaff, staffActor } from '../door.ts'
import { requestView } from '../views/request-view.ts'

/** The handler takes a request on. Refusals: those of `lockForStaff`. */
export const acceptRequest = command(routes['POST /api/c/:community/requests/:id/accept'], {
  async handle(ctx, input) {
    const row = await lockForStaff(ctx, input, 'accept')
    const actor = staffActor(ctx, 'requests.handle', row)
    await changeCase(
      ctx.tx,
      row,
      {
        set: { state: 'accepted', accepted_at: ctx.now },
        steps: [{ kind: 'accepted', actor, visibility: 'public' }],
      },
      ctx.now,
    )
    ctx.audit('request', row.id, { state: 'accepted' })
    ctx.emit('requests.accepted', { request_id: row.id })
    return { id: row.id }
  },
  view: (ctx, { id }) => requestView(ctx, id),
})
