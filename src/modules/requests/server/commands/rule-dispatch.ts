import { changeCase } from '../../../../engines/caseflow/index.ts'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { findArea } from '../../../territory/api.ts'
import { routes } from '../../contract.ts'
import { lockForStaff, staffActor } from '../door.ts'
import { bodyBound } from '../permissions.ts'
import { keepRule } from '../routing/keep-rule.ts'
import { assignedTo } from '../rules/dispatch.ts'
import { compoundOf } from '../rules/items.ts'
import { leadByItem, type Target, targetOf } from '../rules/target.ts'
import { type LockedRequest, noteDispatch } from '../store.ts'
import { requestView } from '../views/request-view.ts'

/**
 * The dispatch ruling (派单裁定): who leads says who deals with a request that was refused twice. It isn't sent back again, and may become a
 * routing rule for the like of it. Refusals: those of `lockForStaff` and `targetOf`, `requests.rule_needless` where the rules say so
 * already, `requests.rule_cycle`, `requests.rules_full`.
 */
export const ruleDispatch = command(routes['POST /api/c/:community/requests/:id/ruling'], {
  async handle(ctx, input) {
    const row = await lockForStaff(ctx, input, 'rule')
    const target = await targetOf(ctx, row, input)
    const actor = staffActor(ctx, 'requests.rule', row)
    const ruleId = input.rule === 'none' ? null : await makeRule(ctx, row, target, input)
    const given = assignedTo(target.receiver, target.bodyId, actor, input.reason)
    const ruled = { ...given.step, kind: 'ruled', data: { ...given.step.data, rule_id: ruleId } }
    await noteDispatch(ctx.tx, row, { ruling_since: null, ruled_at: ctx.now })
    await changeCase(
      ctx.tx,
      row,
      {
        set: { ...given.set, lead_kind: target.kind, lead_body_id: target.bodyId },
        assignment: given.assignment,
        steps: [ruled],
      },
      ctx.now,
    )
    const { receiver } = target
    ctx.audit('request', row.id, { ruled: true, post: receiver.post_id, body: target.bodyId, rule: ruleId })
    ctx.emit('requests.ruled', { request_id: row.id })
    ctx.emit('requests.dispatched', { request_id: row.id })
    return { id: row.id }
  },
  view: (ctx, { id }) => requestView(ctx, id),
})

type Wanted = { rule: 'none' | 'compound' | 'community'; reason: string }

async function makeRule(ctx: WriteContext, row: LockedRequest, target: Target, wanted: Wanted): Promise<string> {
  const { kind, bodyId, postId } = await leadByItem(ctx, row)
  // Of a company or department whoever receives its matters; of the community the very post that was named.
  const named = bodyBound.includes(target.receiver.kind) ? null : target.receiver.post_id
  if (kind === target.kind && bodyId === target.bodyId && postId === named) {
    refuse('requests.rule_needless', {}, [{ path: 'rule', code: 'invalid' }])
  }
  return keepRule(ctx, {
    item_code: row.item_code,
    area: wanted.rule === 'compound' ? await compoundAround(ctx, row) : null,
    from: { kind, bodyId },
    to: { kind: target.kind, bodyId: target.bodyId },
    to_post_id: named,
    reason: wanted.reason,
    request_id: row.id,
  })
}

/** Its compound; null, which is everywhere, for what lies in none. */
async function compoundAround(ctx: WriteContext, row: LockedRequest) {
  const area = row.area_id ? await findArea(ctx.tx, ctx.communityId, row.area_id) : undefined
  const compound = compoundOf(area)
  return compound ? ((await findArea(ctx.tx, ctx.communityId, compound)) ?? null) : null
}
