import { sql } from 'kysely'
import { query } from '../../../../platform/command/types.ts'
import { routes } from '../../contract.ts'
import { requestBriefs } from '../views/request-brief.ts'
import { pageByDue } from './pages.ts'
import { type Condition, visibleTo } from './visibility.ts'

/** Done, and nobody has heard yet whether it is: by the end of the window. */
export const awaitsCallBack = sql<boolean>`c.state = 'finished' and not exists (
  select 1 from requests.judgements j where j.community_id = c.community_id and j.request_id = c.id and j.closing_no = c.closing_no
    and j.reached and j.solved is not null)` satisfies Condition

export const callBacks = query(routes['GET /api/c/:community/call-backs'], async (ctx, page) => {
  const { items, next } = await pageByDue(ctx, [visibleTo(ctx, 'requests.call_back'), awaitsCallBack], page)
  return { items: await requestBriefs(ctx, items), next }
})
