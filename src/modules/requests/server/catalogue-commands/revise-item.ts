import { command } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { checkDepartment, itemInForceView, lockItem, moreOf, succeed } from './items.ts'

/**
 * Changes an item: a new revision from now on; requests keep the one they were filed under. Refusals: `requests.item_unknown`,
 * `requests.item_retired`.
 */
export const reviseItem = command(routes['PUT /api/c/:community/catalogue/:code'], {
  async handle(ctx, { code, reason, ...item }) {
    const before = await lockItem(ctx, code)
    if (before.retired) refuse('requests.item_retired')
    checkDepartment(item)
    await succeed(ctx, before, { ...item, ...moreOf(item, before), class: before.class, retired: false }, reason)
    ctx.audit('catalogue_item', code, { revision: before.revision + 1, ...item, reason })
    return { code }
  },
  view: (ctx, { code }) => itemInForceView(ctx, code),
})
