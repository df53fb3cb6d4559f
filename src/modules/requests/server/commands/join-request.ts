import { changeCase, isOpen, joinAskers } from '../../../../engines/caseflow/index.ts'
import { command } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { residentActor } from '../door.ts'
import { tierAfterJoining } from '../rules/tier.ts'
import { lockRequest, thingKind } from '../store.ts'
import { ownRequestView } from '../views/own-request-view.ts'

/**
 * A neighbour has met it too and follows it along. Refusals: `platform.not_found`, `requests.not_open_to_neighbours`,
 * `requests.state_forbids`, `requests.already_joined`.
 */
export const joinRequest = command(routes['POST /api/c/:community/requests/:id/join'], {
  async handle(ctx, input) {
    const row = (await lockRequest(ctx.tx, ctx.communityId, input.id)) ?? refuse('platform.not_found')
    if (!row.public_open) refuse('requests.not_open_to_neighbours')
    if (!isOpen(row)) refuse('requests.state_forbids')
    const personId = ctx.actor.personId ?? refuse('platform.not_a_member')
    const asker = { id: ctx.newId(), personId, wantsUpdates: input.wants_updates }
    const joined = await joinAskers(ctx.tx, ctx.communityId, { kind: thingKind, id: row.id }, asker, ctx.now)
    if (!joined) refuse('requests.already_joined')
    const step = { kind: 'joined', actor: residentActor(personId), visibility: 'internal' } as const
    await changeCase(ctx.tx, row, { steps: [step, ...(await tierAfterJoining(ctx, row))] }, ctx.now)
    ctx.audit('request', row.id, { joined: personId })
    ctx.emit('requests.joined', { request_id: row.id })
    return { id: row.id }
  },
  view: (ctx, { id }) => ownRequestView(ctx, id, 'joined'),
})
