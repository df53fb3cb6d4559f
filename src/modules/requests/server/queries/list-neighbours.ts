import { query } from '../../../../platform/command/types.ts'
import { encodeCursor } from '../../../../platform/paging.ts'
import { routes } from '../../contract.ts'
import type { RequestRow } from '../views/rows.ts'
import { conditionsOf } from './list-conditions.ts'
import { keyOf, pageOf, rowsBefore } from './pages.ts'
import { visibleTo } from './visibility.ts'

/**
 * What stands before and after a place in a list. The place is the one the request had when it was opened: after an act it may stand
 * elsewhere or have left the list. Refusals: `platform.cursor_invalid`, `requests.area_unknown`.
 */
export const neighbours = query(
  routes['GET /api/c/:community/requests/neighbours'],
  async (ctx, { at, sort, ...filter }) => {
    const where = [visibleTo(ctx), ...(await conditionsOf(ctx, filter))]
    const [former] = await rowsBefore(ctx, sort, where, { before: at, limit: 1 })
    const [next] = (await pageOf(ctx, sort, where, { after: at, limit: 1 })).items
    const told = (row: RequestRow | undefined) => (row ? { id: row.id, cursor: encodeCursor(keyOf(sort, row)) } : null)
    return { former: told(former), next: told(next) }
  },
)
