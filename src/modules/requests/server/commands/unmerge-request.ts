import { changeCase, isOpen, mergeOf, undoMerge } from '../../../../engines/caseflow/index.ts'
import { command } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { lockForStaff, staffActor } from '../door.ts'
import { lockRequest, thingKind } from '../store.ts'
import { requestView } from '../views/request-view.ts'

/**
 * It was another matter after all, while the one it was merged into is still open: the request stands where it stood before, its limits
 * unchanged, and its askers leave the other one. Refusals: those of `lockForStaff`, `requests.merge_target_closed`.
 */
export const unmergeRequest = command(routes['POST /api/c/:community/requests/:id/unmerge'], {
  async handle(ctx, input) {
    const row = await lockForStaff(ctx, input, 'unmerge')
    const merge = (await mergeOf(ctx.tx, ctx.communityId, row.id)) ?? refuse('requests.state_forbids')
    const into = await lockRequest(ctx.tx, ctx.communityId, merge.into_id)
    if (!into || !isOpen(into)) refuse('requests.merge_target_closed')
    await undoMerge(ctx.tx, ctx.communityId, thingKind, merge, ctx.now)
    const actor = staffActor(ctx, 'requests.dispatch', row)
    await changeCase(
      ctx.tx,
      row,
      {
        set: { state: merge.before.state, outcome: null, closed_by: null, closed_at: null },
        steps: [{ kind: 'unmerged', actor, visibility: 'public', body: input.reason, data: { number: into.number } }],
      },
      ctx.now,
    )
    const data = { from_id: row.id, number: row.number }
    await changeCase(ctx.tx, into, { steps: [{ kind: 'unmerged_from', actor, visibility: 'internal', data }] }, ctx.now)
    ctx.audit('request', row.id, { state: merge.before.state, unmerged_from: into.id, reason: input.reason })
    ctx.audit('request', into.id, { unmerged: row.id })
    ctx.emit('requests.unmerged', { request_id: row.id })
    return { id: row.id }
  },
  view: (ctx, { id }) => requestView(ctx, id),
})
