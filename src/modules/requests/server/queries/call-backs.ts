import { sql } from 'kysely'
import { query, type ReadContext } from '../../../../platform/command/types.ts'
import { addDays, civilDateOf, instantOf } from '../../../../shared/civil-date.ts'
import { routes } from '../../contract.ts'
import { communityRules } from '../rules/community.ts'
import { requestBriefs } from '../views/request-brief.ts'
import { zoneOf } from './days.ts'
import { pageByDue } from './pages.ts'
import { type Condition, visibleTo } from './visibility.ts'

/** Done, and nobody has heard yet whether it is: by the end of the window. */
const awaitsCallBack = sql<boolean>`c.state = 'finished' and not exists (
  select 1 from requests.judgements j where j.community_id = c.community_id and j.request_id = c.id and j.closing_no = c.closing_no
    and (j.refused or (j.reached and j.solved is not null)))` satisfies Condition

/** The same once the requester's own word was waited for so many days, the day of finishing not counted. */
export async function callBackDue(ctx: ReadContext, afterDays: number): Promise<Condition> {
  const zone = await zoneOf(ctx)
  const before = instantOf(addDays(civilDateOf(ctx.now, zone), 1 - afterDays), '00:00', zone)
  return sql<boolean>`(c.finished_at < ${before} and ${awaitsCallBack})`
}

/**
 * What this person may call back by the community's rule: not what they handled themselves, nor what was called in vain as often as is
 * enough.
 */
export async function toCallBack(ctx: ReadContext): Promise<Condition> {
  const { callBackAfterDays, callBackAttempts } = await communityRules(ctx.tx, ctx.communityId)
  const due = await callBackDue(ctx, callBackAfterDays)
  return sql<boolean>`(${due} and c.assignee_person_id is distinct from ${ctx.actor.personId}::uuid
    and ${attemptsIn} < ${callBackAttempts})`
}

/** Calls in vain on the closing in force. */
const attemptsIn = sql<number>`(select count(*)::int from requests.judgements j where j.community_id = c.community_id
  and j.request_id = c.id and j.closing_no = c.closing_no and j.source = 'call_back' and not j.reached)`

export const callBacks = query(routes['GET /api/c/:community/call-backs'], async (ctx, page) => {
  const due = await toCallBack(ctx)
  const { items, next } = await pageByDue(ctx, [visibleTo(ctx, 'requests.call_back'), due], page)
  return { items: await requestBriefs(ctx, items), next }
})
