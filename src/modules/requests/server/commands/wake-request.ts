import { changeCase, snoozeOf, wakeCase } from '../../../../engines/caseflow/index.ts'
import { command } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { lockForStaff, staffActor } from '../door.ts'
import { requestView } from '../views/request-view.ts'

/** Back on the list before its time. Refusals: those of `lockForStaff`, `requests.not_snoozed`. */
export const wakeRequest = command(routes['POST /api/c/:community/requests/:id/wake'], {
  async handle(ctx, input) {
    const row = await lockForStaff(ctx, input, 'snooze')
    const { personId } = ctx.actor
    const snooze = await snoozeOf(ctx.tx, ctx.communityId, row.id, personId)
    if (!snooze || !personId) return refuse('requests.not_snoozed')
    await wakeCase(ctx.tx, ctx.communityId, row.id, personId)
    const actor = staffActor(ctx, 'requests.handle', row)
    await changeCase(ctx.tx, row, { steps: [{ kind: 'woken', actor, visibility: 'internal' }] }, ctx.now)
    ctx.audit('request', row.id, { woken: true })
    return { id: row.id }
  },
  view: (ctx, { id }) => requestView(ctx, id),
})
