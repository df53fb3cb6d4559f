import { changeCase, leaveAskers } from '../../../../engines/caseflow/index.ts'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { routes } from '../../contract.ts'
import { type AskedRequest, checkMoment, lockForAsker, residentActor } from '../door.ts'
import { thingKind } from '../store.ts'
import { ownRequestView } from '../views/own-request-view.ts'

/**
 * Who asked needs it no more. The last one's word closes the request; where others ask for it too, or one who only joined leaves, it
 * goes on without that person. Refusals: `platform.not_found`, `requests.state_forbids`.
 */
export const withdrawRequest = command(routes['POST /api/c/:community/my/requests/:id/withdraw'], {
  async handle(ctx, input) {
    const asked = await lockForAsker(ctx, input.id)
    await checkMoment(ctx, asked.row, 'withdraw')
    if (asked.relation === 'joined' || asked.askersCount > 1) await leave(ctx, asked, input.reason)
    else await close(ctx, asked, input.reason)
    return { id: asked.row.id, relation: asked.relation }
  },
  view: (ctx, { id, relation }) => ownRequestView(ctx, id, relation),
})

async function leave(ctx: WriteContext, { row }: AskedRequest, reason: string): Promise<void> {
  const { personId } = ctx.actor
  if (personId) await leaveAskers(ctx.tx, ctx.communityId, { kind: thingKind, id: row.id }, personId, ctx.now)
  const step = { kind: 'left', actor: residentActor(personId), visibility: 'internal', body: reason } as const
  await changeCase(ctx.tx, row, { steps: [step] }, ctx.now)
  ctx.audit('request', row.id, { left: personId })
}

async function close(ctx: WriteContext, { row }: AskedRequest, reason: string): Promise<void> {
  const actor = residentActor(ctx.actor.personId)
  await changeCase(
    ctx.tx,
    row,
    {
      set: { state: 'closed', outcome: 'withdrawn', closed_by: 'withdrawn', closed_at: ctx.now },
      steps: [{ kind: 'withdrawn', actor, visibility: 'public', body: reason }],
      endPause: row.paused_at !== null,
    },
    ctx.now,
  )
  ctx.audit('request', row.id, { state: 'closed', outcome: 'withdrawn' })
  ctx.emit('requests.withdrawn', { request_id: row.id })
}
