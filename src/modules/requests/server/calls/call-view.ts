import { sql } from 'kysely'
import type { z } from 'zod'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { maskPhone } from '../../../../shared/mask.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { callersByIds, callersByPhone } from '../../../people/api.ts'
import type { callView as schema } from '../../contract/call-views.ts'
import { canStaff, seesRequester } from '../can.ts'
import { stillOpen } from '../queries/list-conditions.ts'
import { visibleTo } from '../queries/visibility.ts'
import { requestBriefs } from '../views/request-brief.ts'
import { type RequestRow, selectRows } from '../views/rows.ts'
import { type Call, findCall, selectCalls } from './call.ts'
import { callRows, showCalls } from './call-rows.ts'
import { callBackDue } from './due.ts'

export type CallView = z.output<typeof schema>

const requestsMost = 20
const lastCallsMost = 5

/** A call with who is on it: the register, what is open, the last calls. Refusal: `platform.not_found`. */
export async function callView(ctx: ReadContext, id: string): Promise<CallView> {
  return showCall(ctx, (await findCall(ctx, id)) ?? refuse('platform.not_found'))
}

export async function showCall(ctx: ReadContext, call: Call): Promise<CallView> {
  const callers = await callersOf(ctx, call)
  const persons = call.person_id ? [call.person_id] : callers.map((one) => one.id)
  return {
    id: call.id,
    kind: call.kind,
    phone: call.phone === null || call.ended_at === null ? call.phone : maskPhone(call.phone),
    started_at: call.started_at.toISOString(),
    ended_at: call.ended_at?.toISOString() ?? null,
    outcome: call.outcome,
    answers: call.answers ? ((await callRows(ctx, [call.answers]))[0] ?? null) : null,
    person_id: call.person_id,
    callers,
    ...(await openRequests(ctx, persons, call.phone)),
    last_calls: await lastCalls(ctx, call, persons),
    call_back_by: call.ended_at === null ? (await callBackDue(ctx, ctx.now)).toISOString() : null,
  }
}

/** Everybody with the number, and whoever it was said to be. */
async function callersOf(ctx: ReadContext, call: Call) {
  const byPhone = call.phone === null ? [] : await callersByPhone(ctx, call.phone)
  if (!call.person_id || byPhone.some((one) => one.id === call.person_id)) return byPhone
  return [...(await callersByIds(ctx, [call.person_id])), ...byPhone]
}

/** What these people, or somebody from this number, asked for and still waits for; never what only the secretary may connect with them. */
async function openRequests(ctx: ReadContext, persons: readonly string[], phone: string | null) {
  const found = await sql<RequestRow>`
    ${selectRows} where c.community_id = ${ctx.communityId} and ${stillOpen} and ${visibleTo(ctx)} and c.id in (
      select thing_id from caseflow.askers where community_id = ${ctx.communityId} and thing_kind = 'request' and left_at is null
        and person_id = any (${persons}::uuid[])
      union select thing_id from caseflow.askers where community_id = ${ctx.communityId} and thing_kind = 'request' and left_at is null
        and contact_phone = ${phone})
    order by c.filed_at desc, c.id desc limit ${requestsMost + 1}`.execute(ctx.tx)
  const rows = found.rows.filter((row) => seesRequester(ctx.actor, row))
  const briefs = await requestBriefs(ctx, rows.slice(0, requestsMost))
  const addable = new Set(rows.filter((row) => canStaff(ctx.actor, row, ctx.now).includes('note')).map((row) => row.id))
  return {
    open_requests: briefs.map((brief) => ({ ...brief, can_add: addable.has(brief.id) })),
    more_open: found.rows.length > requestsMost,
  }
}

async function lastCalls(ctx: ReadContext, call: Call, persons: readonly string[]) {
  const found = await sql<Call>`
    select * from (
      (${selectCalls} where community_id = ${ctx.communityId} and phone = ${call.phone} and id <> ${call.id}
        order by started_at desc limit ${lastCallsMost})
      union
      (${selectCalls} where community_id = ${ctx.communityId} and person_id = any (${persons}::uuid[]) and id <> ${call.id}
        order by started_at desc limit ${lastCallsMost})) calls
    order by started_at desc, id desc limit ${lastCallsMost}`.execute(ctx.tx)
  return showCalls(ctx, found.rows)
}
