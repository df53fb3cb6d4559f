import { command } from '../../../../platform/command/types.ts'
import { holds } from '../../../../shared/actor.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { joinOnBehalf } from '../commands/join-request-for.ts'
import { endCall, lockOwnCall } from './call.ts'
import { callView } from './call-view.ts'

/** The caller has met what others asked for already: joined to it instead of filing anew; ends the call. Refusals: see the route. */
export const joinFromCall = command(routes['POST /api/c/:community/calls/:id/join'], {
  async handle(ctx, input) {
    if (!holds(ctx.actor, 'requests.file_for')) refuse('platform.not_allowed')
    const call = await lockOwnCall(ctx, input.id)
    const personId = call.person_id ?? refuse('requests.person_unknown')
    await joinOnBehalf(ctx, input.request_id, { personId, wantsUpdates: input.wants_updates })
    await endCall(ctx, call, { outcome: 'added', request_id: input.request_id })
    return { id: call.id }
  },
  view: (ctx, { id }) => callView(ctx, id),
})
