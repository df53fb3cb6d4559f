import { changeCase } from '../../../../engines/caseflow/index.ts'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import type { PostHolder } from '../../../bodies/api.ts'
import { routes } from '../../contract.ts'
import { lockForStaff, staffActor, undoBy } from '../door.ts'
import { hasIt, mayTakeOver } from '../rules/hand-over.ts'
import { holderOf, type WantedHolder } from '../rules/receiver.ts'
import type { LockedRequest } from '../store.ts'
import { requestView } from '../views/request-view.ts'

/**
 * The handler passes a request to a colleague of the same body, who accepts it anew; another body is the desk's to choose (dispatch).
 * Refusals: those of `lockForStaff`, `requests.receiver_unknown`, `requests.same_receiver`.
 */
export const handOverRequest = command(routes['POST /api/c/:community/requests/:id/hand-over'], {
  async handle(ctx, input) {
    const row = await lockForStaff(ctx, input, 'hand_over')
    const receiver = await colleague(ctx, row, { postId: input.post_id, personId: input.person_id })
    const target = { body_id: row.lead_body_id, post_id: receiver.post_id, person_id: receiver.person_id }
    const actor = staffActor(ctx, 'requests.handle', row)
    await changeCase(
      ctx.tx,
      row,
      {
        set: { state: 'assigned', accepted_at: null },
        assignment: {
          how: 'handed_over',
          bodyId: row.lead_body_id,
          postId: receiver.post_id,
          personId: receiver.person_id,
          reason: input.reason,
        },
        steps: [{ kind: 'handed_over', actor, visibility: 'public', body: input.reason, data: target }],
        undo: undoBy(ctx, 'hand_over'),
      },
      ctx.now,
    )
    ctx.audit('request', row.id, { state: 'assigned', post: receiver.post_id, reason: input.reason })
    ctx.emit('requests.handed_over', { request_id: row.id })
    return { id: row.id }
  },
  view: (ctx, { id }) => requestView(ctx, id),
})

async function colleague(ctx: WriteContext, row: LockedRequest, wanted: WantedHolder): Promise<PostHolder> {
  const receiver = await holderOf(ctx, wanted)
  if (!receiver || !mayTakeOver(row, receiver)) refuse('requests.receiver_unknown')
  if (hasIt(row, receiver)) refuse('requests.same_receiver')
  return receiver
}
