import { sql } from 'kysely'
import { query, type ReadContext } from '../../../../platform/command/types.ts'
import { holdersOf } from '../../../bodies/api.ts'
import { personNames } from '../../../people/api.ts'
import { routes } from '../../contract.ts'
import { callers } from '../permissions.ts'

export type Caller = { person_id: string; title: string; area_path: string | null }

/** Who may call back: one row for each person, by the post with the larger area. */
export async function callersNow(ctx: ReadContext): Promise<Caller[]> {
  const holders = await holdersOf(ctx.tx, ctx.communityId, { kind: callers }, ctx.now)
  return [...new Map(holders.map((holder) => [holder.person_id, holder])).values()]
}

/** How many calls of theirs wait, by person. */
export async function callsInHand(ctx: ReadContext, personIds: readonly string[]): Promise<Map<string, number>> {
  const found = await sql<{ id: string; count: number }>`
    select f.caller_person_id as id, count(*)::int as count from requests.follow_ups f
    join caseflow.cases c on c.community_id = f.community_id and c.id = f.request_id and c.closing_no = f.closing_no and c.state = 'finished'
    where f.community_id = ${ctx.communityId} and f.caller_person_id = any (${[...personIds]}::uuid[]) group by 1`.execute(
    ctx.tx,
  )
  return new Map(found.rows.map((row) => [row.id, row.count]))
}

/** Whom calls may be shared out to, with how many each has. */
export const callersList = query(routes['GET /api/c/:community/follow-ups/callers'], async (ctx) => {
  const all = await callersNow(ctx)
  const ids = all.map((one) => one.person_id)
  const names = await personNames(ctx.tx, ctx.communityId, ids)
  const open = await callsInHand(ctx, ids)
  return {
    items: all.map((one) => ({
      person_id: one.person_id,
      name: names.get(one.person_id)?.name ?? '',
      title: one.title,
      open: open.get(one.person_id) ?? 0,
    })),
  }
})
