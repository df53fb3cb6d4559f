import { changeCase } from '../../../../engines/caseflow/index.ts'
import { command } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { lockForStaff, staffActor } from '../door.ts'
import { setTier } from '../rules/tier.ts'
import { requestView } from '../views/request-view.ts'

/** The desk says how big a matter is, otherwise than the rule does, with a reason. Refusals: those of `lockForStaff`, `requests.same_tier`. */
export const tierRequest = command(routes['POST /api/c/:community/requests/:id/tier'], {
  async handle(ctx, { tier, reason, ...input }) {
    const row = await lockForStaff(ctx, input, 'tier')
    if (tier === row.tier) refuse('requests.same_tier', {}, [{ path: 'tier', code: 'invalid' }])
    const actor = staffActor(ctx, 'requests.dispatch', row)
    await setTier(ctx, row, tier, 'hand')
    const data = { from: row.tier, tier, rule: 'hand' }
    const step = { kind: 'tiered', actor, visibility: 'internal', body: reason, data } as const
    await changeCase(ctx.tx, row, { steps: [step] }, ctx.now)
    ctx.audit('request', row.id, { tier, reason })
    return { id: row.id }
  },
  view: (ctx, { id }) => requestView(ctx, id),
})
