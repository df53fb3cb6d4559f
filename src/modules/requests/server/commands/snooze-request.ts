import { changeCase, snoozeCase, snoozeOf } from '../../../../engines/caseflow/index.ts'
import { command } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { lockForStaff, staffActor, undoBy } from '../door.ts'
import { checkAhead } from '../rules/ahead.ts'
import { requestView } from '../views/request-view.ts'

/** Nobody plans further ahead than this, in days. */
const daysMost = 90
const dayMs = 86_400_000

/**
 * Whoever has it puts it off until an instant, with the reason: off their list of today until then, then on top with that reason. The
 * clocks run on; what passes its limit meanwhile comes back at once. Refusals: those of `lockForStaff`, `requests.due_in_past`,
 * `requests.snooze_too_far`.
 */
export const snoozeRequest = command(routes['POST /api/c/:community/requests/:id/snooze'], {
  async handle(ctx, input) {
    const row = await lockForStaff(ctx, input, 'snooze')
    const personId = ctx.actor.personId ?? refuse('platform.not_a_member')
    const until = checkAhead(ctx, input.until, 'until')
    if (until.getTime() > ctx.now.getTime() + daysMost * dayMs) {
      refuse('requests.snooze_too_far', { days: daysMost }, [{ path: 'until', code: 'too_far' }])
    }
    const before = (await snoozeOf(ctx.tx, ctx.communityId, row.id, personId)) ?? null
    const actor = staffActor(ctx, 'requests.handle', row)
    const step = { kind: 'snoozed', actor, visibility: 'internal', body: input.reason, data: { until } } as const
    const undo = undoBy(ctx, 'snooze', { snooze: before })
    await changeCase(ctx.tx, row, { steps: [step], undo }, ctx.now)
    await snoozeCase(ctx.tx, ctx.communityId, row.id, personId, { until, reason: input.reason, set_at: ctx.now })
    ctx.audit('request', row.id, { snoozed_until: until.toISOString(), reason: input.reason })
    return { id: row.id }
  },
  view: (ctx, { id }) => requestView(ctx, id),
})
