import { changeCase } from '../../../../engines/caseflow/index.ts'
import { command } from '../../../../platform/command/types.ts'
import { routes } from '../../contract.ts'
import { lockForStaff, staffActor } from '../door.ts'
import { resumed } from '../rules/clocks.ts'
import { requestView } from '../views/request-view.ts'

/** The clocks run again: limits move by the working time of the pause. Refusals: those of `lockForStaff`. */
export const resumeRequest = command(routes['POST /api/c/:community/requests/:id/resume'], {
  async handle(ctx, input) {
    const row = await lockForStaff(ctx, input, 'resume')
    const actor = staffActor(ctx, 'requests.handle', row)
    const clocks = await resumed(ctx, row)
    const after = await changeCase(
      ctx.tx,
      row,
      {
        set: clocks.set,
        endPause: true,
        steps: [{ kind: 'resumed', actor, visibility: 'public', data: { resolve_due: clocks.set.resolve_due } }],
      },
      ctx.now,
    )
    ctx.audit('request', row.id, { resolve_due: after.resolve_due.toISOString() })
    return { id: row.id }
  },
  view: (ctx, { id }) => requestView(ctx, id),
})
