import { command } from '../../../../platform/command/types.ts'
import { holds } from '../../../../shared/actor.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { fileOnBehalf } from '../commands/file-request-for.ts'
import { receiptView } from '../views/receipt-view.ts'
import { endCall, lockOwnCall } from './call.ts'

/** Files what the caller asks for and ends the call, in one step. Refusals: see the route. */
export const fileFromCall = command(routes['POST /api/c/:community/calls/:id/file'], {
  async handle(ctx, input) {
    if (!holds(ctx.actor, 'requests.file_for')) refuse('platform.not_allowed')
    const call = await lockOwnCall(ctx, input.id)
    const contact = input.contact_phone ?? (input.for_person_id ? undefined : (call.phone ?? undefined))
    const requestId = await fileOnBehalf(ctx, { ...input, contact_phone: contact, channel: 'hotline' })
    await endCall(ctx, call, { outcome: 'filed', request_id: requestId })
    return { id: requestId }
  },
  view: (ctx, { id }) => receiptView(ctx, id),
})
