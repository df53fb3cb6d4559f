import { command } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { itemView } from '../views/item-view.ts'
import { itemInForceView, lockItem, succeed } from './items.ts'

/** Nothing new is filed under the item; its history stays. Refusals: `requests.item_unknown`, `requests.item_retired`. */
export const retireItem = command(routes['POST /api/c/:community/catalogue/:code/retire'], {
  async handle(ctx, { code, reason }) {
    const before = await lockItem(ctx, code)
    if (before.retired) refuse('requests.item_retired')
    await succeed(ctx, before, { ...itemView(before), retired: true }, reason)
    ctx.audit('catalogue_item', code, { revision: before.revision + 1, retired: true, reason })
    return { code }
  },
  view: (ctx, { code }) => itemInForceView(ctx, code),
})
