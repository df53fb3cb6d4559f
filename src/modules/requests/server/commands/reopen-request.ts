import { command } from '../../../../platform/command/types.ts'
import { routes } from '../../contract.ts'
import { lockForStaff, staffActor } from '../door.ts'
import { reopen } from '../rules/judge.ts'
import { requestView } from '../views/request-view.ts'

/** The desk takes a finished or closed request up again, whatever the window says. Refusals: those of `lockForStaff`. */
export const reopenRequest = command(routes['POST /api/c/:community/requests/:id/reopen'], {
  async handle(ctx, input) {
    const row = await lockForStaff(ctx, input, 'reopen')
    await reopen(ctx, row, staffActor(ctx, 'requests.dispatch', row), [], input.reason)
    return { id: row.id }
  },
  view: (ctx, { id }) => requestView(ctx, id),
})
