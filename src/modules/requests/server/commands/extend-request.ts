import { changeCase } from '../../../../engines/caseflow/index.ts'
import { command } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { lockForStaff, staffActor } from '../door.ts'
import { reckoned } from '../rules/clocks.ts'
import { communityRules } from '../rules/community.ts'
import { extensionMost } from '../rules/limits.ts'
import { noteDispatch } from '../store.ts'
import { requestView } from '../views/request-view.ts'

/**
 * More time, for a lawful reason the requester reads, before the limit passes, as often as the community lets it be (`requests.extension_times`), each time at most the share of the item's own time that the community allows by itself
 * (北京市接诉即办工作条例 15). Refusals: those of `lockForStaff`, `requests.extension_off`, `requests.extension_too_long`.
 */
export const extendRequest = command(routes['POST /api/c/:community/requests/:id/extend'], {
  async handle(ctx, { ground, amount, reason, ...input }) {
    const row = await lockForStaff(ctx, input, 'extend')
    const { extensionPercent } = await communityRules(ctx.tx, ctx.communityId)
    const most = extensionMost(row.resolve_amount - row.extended_amount, extensionPercent)
    if (most === 0) refuse('requests.extension_off')
    if (amount > most) {
      refuse('requests.extension_too_long', { most }, [{ path: 'amount', code: 'too_long' }])
    }
    const actor = staffActor(ctx, 'requests.handle', row)
    const clocks = await reckoned(ctx, row, { ...row, resolve_amount: row.resolve_amount + amount })
    await noteDispatch(ctx.tx, row, {
      extended_amount: row.extended_amount + amount,
      extended_times: row.extended_times + 1,
    })
    const data = { ground, amount, unit: row.resolve_unit, from: row.resolve_due, to: clocks.resolve_due }
    await changeCase(
      ctx.tx,
      row,
      {
        set: { resolve_due: clocks.resolve_due, due_estimated: clocks.due_estimated },
        steps: [{ kind: 'extended', actor, visibility: 'public', body: reason, data }],
      },
      ctx.now,
    )
    ctx.audit('request', row.id, { extended: amount, ground, reason, resolve_due: clocks.resolve_due.toISOString() })
    ctx.emit('requests.extended', { request_id: row.id })
    return { id: row.id }
  },
  view: (ctx, { id }) => requestView(ctx, id),
})
