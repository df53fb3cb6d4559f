import { sql } from 'kysely'
import type { z } from 'zod'
import { query, type ReadContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { personNames } from '../../../people/api.ts'
import type { followUpView } from '../../contract/closing-views.ts'
import { routes } from '../../contract.ts'
import { canStaff } from '../can.ts'
import { toCallBack } from '../queries/call-backs.ts'
import { pageByDue } from '../queries/pages.ts'
import { type Condition, visibleTo } from '../queries/visibility.ts'
import { communityRules } from '../rules/community.ts'
import { requestBriefs } from '../views/request-brief.ts'
import type { RequestRow } from '../views/rows.ts'

type FollowUp = z.output<typeof followUpView>

/** The call `f` of the closing in force. */
const given = (
  condition: Condition,
) => sql<boolean>`exists (select 1 from requests.follow_ups f where f.community_id = c.community_id
  and f.request_id = c.id and f.closing_no = c.closing_no and ${condition})`

/** What is to be called back and isn't the reader's own work, what ends first on top. Refusal: `platform.cursor_invalid`. */
export const followUps = query(routes['GET /api/c/:community/follow-ups'], async (ctx, { whose, ...page }) => {
  const where: Condition[] = [visibleTo(ctx, 'requests.call_back'), await toCallBack(ctx)]
  if (whose === 'mine') where.push(given(sql<boolean>`f.caller_person_id = ${ctx.actor.personId}::uuid`))
  if (whose === 'nobody') where.push(sql<boolean>`not ${given(sql<boolean>`true`)}`)
  const { items, next } = await pageByDue(ctx, where, page)
  return { items: await followUpViews(ctx, items), next }
})

type Beside = {
  request_id: string
  caller_person_id: string | null
  attempts: number
  last_attempt_at: Date | null
  result: string | null
}

/** Rows as the list shows them; a fixed number of queries. */
async function followUpViews(ctx: ReadContext, rows: readonly RequestRow[]): Promise<FollowUp[]> {
  const beside = await besides(
    ctx,
    rows.map((row) => row.id),
  )
  const { callBackAttempts } = await communityRules(ctx.tx, ctx.communityId)
  const callers = [...beside.values()].flatMap((one) => one.caller_person_id ?? [])
  const names = await personNames(ctx.tx, ctx.communityId, callers)
  const briefs = await requestBriefs(ctx, rows)
  return rows.flatMap((row, index) => {
    const brief = briefs[index]
    const one = beside.get(row.id)
    if (!brief || !one || row.finished_at === null) return []
    const caller = one.caller_person_id
    return {
      ...brief,
      caller: caller === null ? null : { id: caller, name: names.get(caller)?.name ?? '' },
      mine: caller !== null && caller === ctx.actor.personId,
      attempts: one.attempts,
      attempts_most: callBackAttempts,
      last_attempt_at: one.last_attempt_at?.toISOString() ?? null,
      finished_at: row.finished_at.toISOString(),
      confirm_until: row.confirm_until?.toISOString() ?? null,
      result: one.result ?? '',
      version: row.version,
      can: canStaff(ctx.actor, row, ctx.now),
    }
  })
}

async function besides(ctx: ReadContext, ids: readonly string[]): Promise<Map<string, Beside>> {
  const found = await sql<Beside>`
    select c.id as request_id, f.caller_person_id, coalesce(j.attempts, 0)::int as attempts, j.last_attempt_at, s.body as result
    from caseflow.cases c
    left join requests.follow_ups f on f.community_id = c.community_id and f.request_id = c.id and f.closing_no = c.closing_no
    left join lateral (select count(*) as attempts, max(judged_at) as last_attempt_at from requests.judgements
      where community_id = c.community_id and request_id = c.id and closing_no = c.closing_no and source = 'call_back' and not reached) j on true
    left join lateral (select body from caseflow.steps where community_id = c.community_id and case_id = c.id and kind = 'finished'
      order by seq desc limit 1) s on true
    where c.community_id = ${ctx.communityId} and c.id = any (${[...ids]}::uuid[])`.execute(ctx.tx)
  return new Map(found.rows.map((row) => [row.request_id, row]))
}

/** One of them. Refusal: `platform.not_found`. */
export async function oneFollowUp(ctx: ReadContext, row: RequestRow): Promise<FollowUp> {
  return (await followUpViews(ctx, [row]))[0] ?? refuse('platform.not_found')
}
