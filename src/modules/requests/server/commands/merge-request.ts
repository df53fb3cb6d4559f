import { changeCase, isOpen, recordMerge, withdrawQuestionsOf } from '../../../../engines/caseflow/index.ts'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { seesRequest } from '../can.ts'
import { lockForStaff, staffActor } from '../door.ts'
import { tierAfterJoining } from '../rules/tier.ts'
import { type LockedRequest, lockRequest } from '../store.ts'
import { requestView } from '../views/request-view.ts'

/**
 * A request turns out to be the same matter as another, and is closed into it: its askers follow that one along, its number still leads
 * there, both timelines tell it. Refusals: those of `lockForStaff`, `requests.merge_target_unknown`, `requests.merge_target_closed`,
 * `requests.merge_confidential`.
 */
export const mergeRequest = command(routes['POST /api/c/:community/requests/:id/merge'], {
  async handle(ctx, input) {
    const { row, into } = await lockBoth(ctx, input)
    if (!isOpen(into)) refuse('requests.merge_target_closed')
    if (row.confidential && !into.confidential) refuse('requests.merge_confidential')
    const moved = await recordMerge(ctx.tx, row, into.id, ctx.newId, ctx.now)
    await withdrawQuestionsOf(ctx.tx, ctx.communityId, row.id, ctx.now)
    const actor = staffActor(ctx, 'requests.dispatch', row)
    await changeCase(
      ctx.tx,
      row,
      {
        set: { state: 'closed', outcome: 'merged', closed_by: 'merged', closed_at: ctx.now },
        steps: [
          {
            kind: 'merged',
            actor,
            visibility: 'public',
            body: input.reason,
            data: { into_id: into.id, number: into.number },
          },
        ],
        endPause: row.paused_at !== null,
      },
      ctx.now,
    )
    const data = { from_id: row.id, number: row.number, askers: moved }
    await changeCase(
      ctx.tx,
      into,
      {
        steps: [{ kind: 'merged_in', actor, visibility: 'internal', data }, ...(await tierAfterJoining(ctx, into))],
      },
      ctx.now,
    )
    ctx.audit('request', row.id, { state: 'closed', outcome: 'merged', into: into.id, reason: input.reason })
    ctx.audit('request', into.id, { merged_in: row.id, askers: moved })
    ctx.emit('requests.merged', { request_id: row.id, into_id: into.id })
    return { id: row.id }
  },
  view: (ctx, { id }) => requestView(ctx, id),
})

type Both = { row: LockedRequest; into: LockedRequest }

/** Both locked in one order, so that two who merge crosswise don't wait for each other for ever. */
async function lockBoth(
  ctx: WriteContext,
  input: { id: string; into_id: string; version?: number | undefined },
): Promise<Both> {
  if (input.id === input.into_id) refuse('requests.merge_target_unknown')
  const targetFirst = input.into_id < input.id
  const early = targetFirst ? await lockRequest(ctx.tx, ctx.communityId, input.into_id) : undefined
  const row = await lockForStaff(ctx, input, 'merge')
  const into = early ?? (await lockRequest(ctx.tx, ctx.communityId, input.into_id))
  if (!into || !seesRequest(ctx.actor, into)) refuse('requests.merge_target_unknown')
  return { row, into }
}
