import { sql } from 'kysely'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { callBackDue } from '../queries/call-backs.ts'
import { cappedCounts } from '../queries/counts.ts'

/** Days looked back over to tell what a changed rule would have done. */
export const replayDays = 30
const dayMs = 86_400_000
const cap = 9_999

/** What the rules did in the last thirty days, and what stands to be called back now and under another waiting time. */
export async function replayOfRules(ctx: ReadContext, callBackAfterDays: { held: number; wanted: number }) {
  const since = new Date(ctx.now.getTime() - replayDays * dayMs)
  const recent = sql`c.filed_at >= ${since}`
  return cappedCounts(ctx, cap, {
    filed: recent,
    /** went to somebody without the desk */
    by_itself: sql`${recent} and exists (select 1 from caseflow.steps s where s.community_id = c.community_id and s.case_id = c.id
      and s.kind = 'dispatched' and s.actor_kind = 'system')`,
    anonymous: sql`${recent} and exists (select 1 from requests.requests r where r.community_id = c.community_id and r.id = c.id
      and r.anonymous)`,
    /** done, the requester's word awaited: they keep the day they were told */
    awaiting_word: sql`c.state = 'finished'`,
    to_call_back: await callBackDue(ctx, callBackAfterDays.held),
    to_call_back_then: await callBackDue(ctx, callBackAfterDays.wanted),
  })
}
