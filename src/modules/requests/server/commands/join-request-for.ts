import { changeCase, isOpen, joinAskers } from '../../../../engines/caseflow/index.ts'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { personNames } from '../../../people/api.ts'
import { routes } from '../../contract.ts'
import { tierAfterJoining } from '../rules/tier.ts'
import { lockRequest, thingKind } from '../store.ts'
import { askersCounts } from '../views/askers-counts.ts'
import { rowOf } from '../views/rows.ts'

/** At the counter: a resident has met it too, and follows it along. Refusals: see the route. */
export const joinRequestFor = command(routes['POST /api/c/:community/desk/requests/:id/join'], {
  async handle(ctx, { id, person_id, wants_updates }) {
    await joinOnBehalf(ctx, id, { personId: person_id, wantsUpdates: wants_updates })
    return { id }
  },
  async view(ctx, { id }) {
    const { number } = await rowOf(ctx, id)
    return { id, number, askers_count: (await askersCounts(ctx, [id])).get(id) ?? 0 }
  },
})

/**
 * Adds somebody of the register to the askers of a request that neighbours may see, on the word of staff. Refusals:
 * `platform.not_found`, `requests.not_open_to_neighbours`, `requests.state_forbids`, `requests.person_unknown`, `requests.already_joined`.
 */
export async function joinOnBehalf(
  ctx: WriteContext,
  id: string,
  asker: { personId: string; wantsUpdates: boolean },
): Promise<void> {
  const row = (await lockRequest(ctx.tx, ctx.communityId, id)) ?? refuse('platform.not_found')
  if (!row.public_open || row.confidential) refuse('requests.not_open_to_neighbours')
  if (!isOpen(row)) refuse('requests.state_forbids')
  if (!(await personNames(ctx.tx, ctx.communityId, [asker.personId])).has(asker.personId)) {
    refuse('requests.person_unknown', {}, [{ path: 'person_id', code: 'invalid' }])
  }
  const joined = await joinAskers(
    ctx.tx,
    ctx.communityId,
    { kind: thingKind, id },
    { id: ctx.newId(), ...asker },
    ctx.now,
  )
  if (!joined) refuse('requests.already_joined')
  const post = ctx.actor.permissions.get('requests.file_for')?.[0]
  const actor = {
    kind: 'staff',
    personId: ctx.actor.personId,
    postId: post?.id ?? null,
    bodyId: post?.bodyId ?? null,
  } as const
  await changeCase(
    ctx.tx,
    row,
    {
      steps: [{ kind: 'joined', actor, visibility: 'internal' }, ...(await tierAfterJoining(ctx, row))],
    },
    ctx.now,
  )
  ctx.audit('request', id, { joined: asker.personId })
  ctx.emit('requests.joined', { request_id: id })
}
