import { query } from '../../../../platform/command/types.ts'
import { encodeCursor } from '../../../../platform/paging.ts'
import { routes } from '../../contract.ts'
import { requestBriefs } from '../views/request-brief.ts'
import { conditionsOf } from './list-conditions.ts'
import { keyOf, pageOf } from './pages.ts'
import { visibleTo } from './visibility.ts'

/** The requests this person's posts reach, filtered. Refusals: `platform.cursor_invalid`, `requests.area_unknown`. */
export const listRequests = query(
  routes['GET /api/c/:community/requests'],
  async (ctx, { after, limit, sort, ...filter }) => {
    const where = [visibleTo(ctx), ...(await conditionsOf(ctx, filter))]
    const page = await pageOf(ctx, sort, where, { after, limit })
    const cursors = new Map(page.items.map((row) => [row.id, encodeCursor(keyOf(sort, row))]))
    const briefs = await requestBriefs(ctx, page.items)
    return { items: briefs.map((brief) => ({ ...brief, cursor: cursors.get(brief.id) ?? '' })), next: page.next }
  },
)
