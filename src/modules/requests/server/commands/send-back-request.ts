import { sql } from 'kysely'
import { changeCase, systemActor } from '../../../../engines/caseflow/index.ts'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { routes } from '../../contract.ts'
import { lockForStaff, staffActor } from '../door.ts'
import { resumed } from '../rules/clocks.ts'
import { type LockedRequest, noteDispatch } from '../store.ts'
import { requestView } from '../views/request-view.ts'

/**
 * Whoever was given a request hands it back with a reason: it waits for the desk, which reviews the assignment (北京市接诉即办工作条例 12).
 * Its limits run on. Refused a second time it waits for a ruling (派单裁定). Refusals: those of `lockForStaff`.
 */
export const sendBackRequest = command(routes['POST /api/c/:community/requests/:id/send-back'], {
  async handle(ctx, input) {
    const row = await lockForStaff(ctx, input, 'send_back')
    const actor = staffActor(ctx, 'requests.handle', row)
    const clocks = await resumed(ctx, row)
    const disputed = (await sentBackBefore(ctx, row)) > 0
    if (disputed) await noteDispatch(ctx.tx, row, { ruling_since: ctx.now })
    await changeCase(
      ctx.tx,
      row,
      {
        set: { ...clocks.set, state: 'to_dispatch', accepted_at: null },
        assignment: { how: 'sent_back', bodyId: null, postId: null, personId: null, reason: input.reason },
        steps: [
          { kind: 'sent_back', actor, visibility: 'internal', body: input.reason },
          ...(disputed ? [{ kind: 'ruling_needed', actor: systemActor, visibility: 'internal' } as const] : []),
        ],
        endPause: clocks.endPause,
      },
      ctx.now,
    )
    ctx.audit('request', row.id, { state: 'to_dispatch', reason: input.reason })
    ctx.emit('requests.sent_back', { request_id: row.id })
    if (disputed) ctx.emit('requests.ruling_needed', { request_id: row.id })
    return { id: row.id }
  },
  view: (ctx, { id }) => requestView(ctx, id),
})

/** How often it was sent back since it was last put under another item or reopened. */
async function sentBackBefore(ctx: WriteContext, row: LockedRequest): Promise<number> {
  const found = await sql<{ count: number }>`
    select (count(*) filter (where s.kind = 'sent_back'))::int as count from caseflow.steps s
    where s.community_id = ${row.community_id} and s.case_id = ${row.id}
      and s.seq > coalesce((select max(n.seq) from caseflow.steps n where n.community_id = s.community_id and n.case_id = s.case_id
        and n.kind in ('reclassified', 'reopened')), 0)`.execute(ctx.tx)
  return found.rows[0]?.count ?? 0
}
