import { sql } from 'kysely'
import type { z } from 'zod'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { maskPhone } from '../../../../shared/mask.ts'
import type { callRow } from '../../contract/call-views.ts'
import { namesFor } from '../views/names.ts'
import { iso } from '../views/request-brief.ts'
import { type Call, selectCalls } from './call.ts'

export type CallRow = z.output<typeof callRow>

/** Calls by id as the log shows them, in the order given. */
export async function callRows(ctx: ReadContext, ids: readonly string[]): Promise<CallRow[]> {
  if (ids.length === 0) return []
  const found = await sql<Call>`
    ${selectCalls} where community_id = ${ctx.communityId} and id = any (${ids}::uuid[])`.execute(ctx.tx)
  const calls = new Map(found.rows.map((call) => [call.id, call]))
  return showCalls(
    ctx,
    ids.flatMap((id) => calls.get(id) ?? []),
  )
}

/** Rows of the log, numbers masked. Three queries, however many rows. */
export async function showCalls(ctx: ReadContext, calls: readonly Call[]): Promise<CallRow[]> {
  const names = await namesFor(ctx, {
    posts: calls.map((call) => call.taken_by_post),
    persons: calls.map((call) => call.person_id),
  })
  const numbers = await requestNumbers(
    ctx,
    calls.flatMap((call) => call.request_id ?? []),
  )
  return calls.map((call) => {
    const person = names.persons.get(call.person_id ?? '')
    const number = numbers.get(call.request_id ?? '')
    return {
      id: call.id,
      kind: call.kind,
      phone_masked: call.phone === null ? null : maskPhone(call.phone),
      person: person ? { id: person.id, name: person.name } : null,
      started_at: call.started_at.toISOString(),
      ended_at: iso(call.ended_at),
      outcome: call.outcome,
      enquiry: call.enquiry,
      note: call.note,
      request: call.request_id && number ? { id: call.request_id, number } : null,
      taken_by: names.posts.get(call.taken_by_post ?? '')?.title ?? '',
      call_back_due: iso(call.call_back_due),
      called_back_at: iso(call.called_back_at),
      attempts: call.attempts,
      recording: call.recording,
    }
  })
}

async function requestNumbers(ctx: ReadContext, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const found = await sql<{ id: string; number: string }>`
    select id, number from caseflow.cases where community_id = ${ctx.communityId} and id = any (${ids}::uuid[])`.execute(
    ctx.tx,
  )
  return new Map(found.rows.map((row) => [row.id, row.number]))
}
