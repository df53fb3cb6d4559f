import { command } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { lockForStaff, staffActor } from '../door.ts'
import { judge } from '../rules/judge.ts'
import { requestView } from '../views/request-view.ts'

/**
 * A follow-up call while the requester's word is awaited (北京市接诉即办工作条例 23), never by who handled it: solved closes, not solved
 * reopens, not reached is noted, and who would say nothing isn't called again. Refusals: those of `lockForStaff`, `platform.input_invalid` when it was reached and nothing said of solved.
 */
export const callBackRequester = command(routes['POST /api/c/:community/requests/:id/call-back'], {
  async handle(ctx, input) {
    const row = await lockForStaff(ctx, input, 'call_back')
    if (input.reached && input.solved === undefined) {
      refuse('platform.input_invalid', { count: 1 }, [{ path: 'solved', code: 'required' }])
    }
    await judge(ctx, row, {
      source: 'call_back',
      reached: input.reached,
      refused: !input.reached && input.refused,
      solved: input.reached ? (input.solved ?? null) : null,
      grade: input.reached ? (input.grade ?? null) : null,
      comment: input.comment,
      personId: ctx.actor.personId,
      actor: staffActor(ctx, 'requests.call_back', row),
    })
    return { id: row.id }
  },
  view: (ctx, { id }) => requestView(ctx, id),
})
