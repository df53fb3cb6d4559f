import { command } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { endCall as end, lockCall, lockOwnCall } from './call.ts'
import { callRows } from './call-rows.ts'
import { callView } from './call-view.ts'
import { callBackDue } from './due.ts'

const promiseMostMs = 14 * 24 * 3_600_000

/** Ends the call without a request. Refusals: see the route. */
export const endCall = command(routes['POST /api/c/:community/calls/:id/end'], {
  async handle(ctx, input) {
    const call = await lockOwnCall(ctx, input.id)
    const { outcome, note } = input
    if (outcome !== 'to_call_back') {
      await end(ctx, call, { outcome, note, enquiry: outcome === 'informed' ? input.enquiry : null })
      return { id: call.id }
    }
    if (call.phone === null) refuse('requests.no_number')
    const due = input.due === undefined ? await callBackDue(ctx, ctx.now) : new Date(input.due)
    if (due <= ctx.now || due.getTime() - ctx.now.getTime() > promiseMostMs) {
      refuse('requests.call_back_too_late', {}, [{ path: 'due', code: 'invalid' }])
    }
    await end(ctx, call, { outcome, note, call_back_due: due })
    return { id: call.id }
  },
  view: (ctx, { id }) => callView(ctx, id),
})

/** Nobody needs to be called back any more: why stays with the call. Refusals: `platform.not_found`, `requests.nothing_to_return`. */
export const settleCallBack = command(routes['POST /api/c/:community/calls/:id/settle'], {
  async handle(ctx, input) {
    const call = await lockCall(ctx, input.id)
    if (call.call_back_due === null || call.called_back_at !== null) refuse('requests.nothing_to_return')
    await ctx.tx
      .updateTable('requests.calls')
      .set({ called_back_at: ctx.now, note: [call.note, input.reason].filter(Boolean).join('\n') })
      .where('community_id', '=', ctx.communityId)
      .where('id', '=', call.id)
      .execute()
    ctx.audit('call', call.id, { settled: input.reason })
    return { id: call.id }
  },
  view: async (ctx, { id }) => (await callRows(ctx, [id]))[0] ?? refuse('platform.not_found'),
})
