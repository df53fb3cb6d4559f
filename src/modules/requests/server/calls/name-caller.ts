import { command } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { callersByIds, callersByPhone } from '../../../people/api.ts'
import { routes } from '../../contract.ts'
import { lockOwnCall, readPhone } from './call.ts'
import { callView } from './call-view.ts'

/** Corrects the number of the call in hand, or says who it is. Refusals: see the route. */
export const nameCaller = command(routes['POST /api/c/:community/calls/:id/caller'], {
  async handle(ctx, input) {
    const call = await lockOwnCall(ctx, input.id)
    const phone = input.phone === undefined ? call.phone : input.phone === '' ? null : readPhone(input.phone)
    if (input.person_id && (await callersByIds(ctx, [input.person_id])).length === 0) refuse('requests.person_unknown')
    const callers = phone === null ? [] : await callersByPhone(ctx, phone)
    const only = callers.length === 1 ? (callers[0]?.id ?? null) : null
    const personId = input.person_id ?? only
    await ctx.tx
      .updateTable('requests.calls')
      .set({ phone, person_id: personId })
      .where('community_id', '=', ctx.communityId)
      .where('id', '=', call.id)
      .execute()
    ctx.audit('call', call.id, { phone, person: personId, recognised: callers.map((one) => one.id) })
    return { id: call.id }
  },
  view: (ctx, { id }) => callView(ctx, id),
})
