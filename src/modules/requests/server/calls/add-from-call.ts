import { changeCase } from '../../../../engines/caseflow/index.ts'
import { command } from '../../../../platform/command/types.ts'
import { routes } from '../../contract.ts'
import { lockForStaff, staffActor } from '../door.ts'
import { endCall, lockOwnCall } from './call.ts'
import { callView } from './call-view.ts'

/** Puts a reminder or more words to an open request instead of filing anew, and ends the call. Refusals: see the route. */
export const addFromCall = command(routes['POST /api/c/:community/calls/:id/add'], {
  async handle(ctx, input) {
    const call = await lockOwnCall(ctx, input.id)
    const row = await lockForStaff(ctx, { id: input.request_id }, 'note')
    const actor = staffActor(ctx, 'requests.note', row)
    const step = { kind: input.how, actor, visibility: 'public', body: input.text, data: { call_id: call.id } } as const
    await changeCase(ctx.tx, row, { steps: [step] }, ctx.now)
    ctx.audit('request', row.id, { [input.how]: true, call: call.id })
    await endCall(ctx, call, { outcome: 'added', request_id: row.id })
    return { id: call.id }
  },
  view: (ctx, { id }) => callView(ctx, id),
})
