import { sql } from 'kysely'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { covers } from '../../../../shared/actor.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { lockForStaff } from '../door.ts'
import { callBackDue } from '../queries/call-backs.ts'
import { visibleTo } from '../queries/visibility.ts'
import { communityRules } from '../rules/community.ts'
import { rowOf } from '../views/rows.ts'
import { type Caller, callersNow, callsInHand } from './callers.ts'
import { oneFollowUp } from './list.ts'

/** One sharing-out gives at most so many. */
const most = 500

type Due = {
  id: string
  closing_no: number
  assignee_person_id: string | null
  admin_path: string | null
  compound_path: string | null
}

/**
 * Gives calls nobody has yet to these callers: each to whoever has least in hand, whose post reaches its place and who didn't handle it.
 * Refusal: `requests.caller_unknown`.
 */
export const shareOutCalls = command(routes['POST /api/c/:community/follow-ups/share-out'], {
  async handle(ctx, { caller_ids }) {
    const callers = await chosen(ctx, caller_ids)
    const { callBackAfterDays } = await communityRules(ctx.tx, ctx.communityId)
    const due = await sql<Due>`
      select c.id, c.closing_no, c.assignee_person_id, c.admin_path, c.compound_path from caseflow.cases c
      where c.community_id = ${ctx.communityId} and c.kind = 'request' and ${visibleTo(ctx, 'requests.call_back')}
        and ${await callBackDue(ctx, callBackAfterDays)}
        and not exists (select 1 from requests.follow_ups f where f.community_id = c.community_id and f.request_id = c.id
          and f.closing_no = c.closing_no)
      order by c.next_due, c.id limit ${most}`.execute(ctx.tx)
    const held = await callsInHand(ctx, caller_ids)
    let given = 0
    for (const request of due.rows) {
      const caller = leastBusy(callers, request, held)
      if (!caller) continue
      await give(ctx, request, caller.person_id)
      held.set(caller.person_id, (held.get(caller.person_id) ?? 0) + 1)
      given += 1
    }
    if (given > 0) ctx.audit('community', ctx.newId(), { calls_given: given, callers: callers.length })
    return { given, left: due.rows.length - given }
  },
  view: async (_, result) => result,
})

async function chosen(ctx: WriteContext, ids: readonly string[]): Promise<Caller[]> {
  const known = (await callersNow(ctx)).filter((caller) => ids.includes(caller.person_id))
  if (known.length < new Set(ids).size) refuse('requests.caller_unknown', {}, [{ path: 'caller_ids', code: 'invalid' }])
  return known
}

function mayCall(caller: Caller, request: Due): boolean {
  if (caller.person_id === request.assignee_person_id) return false
  const { area_path: over } = caller
  return (
    over !== null && [request.admin_path, request.compound_path].some((path) => path !== null && covers(over, path))
  )
}

function leastBusy(callers: readonly Caller[], request: Due, held: ReadonlyMap<string, number>): Caller | undefined {
  const may = callers.filter((caller) => mayCall(caller, request))
  return may.toSorted((a, b) => (held.get(a.person_id) ?? 0) - (held.get(b.person_id) ?? 0))[0]
}

async function give(ctx: WriteContext, request: Pick<Due, 'id' | 'closing_no'>, callerId: string): Promise<void> {
  await sql`
    insert into requests.follow_ups (community_id, request_id, closing_no, caller_person_id, given_by_person, given_at)
    values (${ctx.communityId}, ${request.id}, ${request.closing_no}, ${callerId}, ${ctx.actor.personId}, ${ctx.now})
    on conflict (community_id, request_id, closing_no) do update set caller_person_id = excluded.caller_person_id,
      given_by_person = excluded.given_by_person, given_at = excluded.given_at`.execute(ctx.tx)
}

/** This call is somebody's: the actor's own, or a colleague's. Refusals: those of `lockForStaff`, `requests.caller_unknown`. */
export const setCaller = command(routes['POST /api/c/:community/requests/:id/caller'], {
  async handle(ctx, { id, caller_id }) {
    const row = await lockForStaff(ctx, { id }, 'call_back')
    const [caller] = await chosen(ctx, [caller_id])
    if (!caller || !mayCall(caller, row))
      refuse('requests.caller_unknown', {}, [{ path: 'caller_id', code: 'invalid' }])
    await give(ctx, row, caller_id)
    ctx.audit('request', id, { caller: caller_id, closing_no: row.closing_no })
    return { id }
  },
  view: async (ctx, { id }) => oneFollowUp(ctx, await rowOf(ctx, id)),
})
