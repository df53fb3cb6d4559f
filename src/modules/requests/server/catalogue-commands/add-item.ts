import { sql } from 'kysely'
import { command } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { checkDepartment, insertItem, itemInForceView, moreOf } from './items.ts'

/** A community's own item, under a code nobody used before. Refusal: `requests.item_exists`. */
export const addItem = command(routes['POST /api/c/:community/catalogue'], {
  async handle(ctx, { reason, ...item }) {
    checkDepartment(item)
    const known =
      await sql`select 1 from requests.items where community_id = ${ctx.communityId} and code = ${item.code}`.execute(
        ctx.tx,
      )
    if (known.rows.length > 0) refuse('requests.item_exists')
    await insertItem(ctx, { ...item, ...moreOf(item), revision: 1, retired: false }, reason)
    ctx.audit('catalogue_item', item.code, { ...item, reason })
    return { code: item.code }
  },
  view: (ctx, { code }) => itemInForceView(ctx, code),
})
