import { query } from '../../../../platform/command/types.ts'
import { routes } from '../../contract.ts'
import { requestBriefs } from '../views/request-brief.ts'
import { conditionsOf } from './list-conditions.ts'
import { pageByDue, pageByNewest } from './pages.ts'
import { visibleTo } from './visibility.ts'

/** The requests this person's posts reach, filtered. Refusals: `platform.cursor_invalid`, `requests.area_unknown`. */
export const listRequests = query(
  routes['GET /api/c/:community/requests'],
  async (ctx, { after, limit, sort, ...filter }) => {
    const where = [visibleTo(ctx), ...(await conditionsOf(ctx, filter))]
    const page = await (sort === 'newest' ? pageByNewest : pageByDue)(ctx, where, { after, limit })
    return { items: await requestBriefs(ctx, page.items), next: page.next }
  },
)
