/** The table of calls, as commands and queries need it. */
import { sql } from 'kysely'
import type { z } from 'zod'
import type { ReadContext, WriteContext } from '../../../../platform/command/types.ts'
import { normalisePhone } from '../../../../shared/mask.ts'
import { refuse } from '../../../../shared/refusal.ts'
import type { callKind, callOutcome, enquiry } from '../../contract/call-views.ts'

export type CallKind = z.output<typeof callKind>
export type CallOutcome = z.output<typeof callOutcome>

export type Call = {
  id: string
  kind: CallKind
  phone: string | null
  person_id: string | null
  started_at: Date
  ended_at: Date | null
  outcome: CallOutcome | null
  enquiry: z.output<typeof enquiry> | null
  note: string
  request_id: string | null
  taken_by_post: string | null
  taken_by_person: string | null
  call_back_due: Date | null
  called_back_at: Date | null
  attempts: number
  recording: string | null
  answers: string | null
}

/** To be followed by `where` and what comes after it. */
export const selectCalls = sql`
  select id, kind, phone, person_id, started_at, ended_at, outcome, enquiry, note, request_id, taken_by_post, taken_by_person,
    call_back_due, called_back_at, attempts, recording, answers
  from requests.calls`

/** A telephone number in its one form. Refusal: `requests.phone_unreadable` for what is none. */
export function readPhone(text: string): string {
  return normalisePhone(text)?.number ?? refuse('requests.phone_unreadable', {}, [{ path: 'phone', code: 'invalid' }])
}

export async function findCall(ctx: ReadContext, id: string): Promise<Call | undefined> {
  const found = await sql<Call>`${selectCalls} where community_id = ${ctx.communityId} and id = ${id}`.execute(ctx.tx)
  return found.rows[0]
}

/** Locks a call. Refusal: `platform.not_found`. */
export async function lockCall(ctx: WriteContext, id: string): Promise<Call> {
  const found =
    await sql<Call>`${selectCalls} where community_id = ${ctx.communityId} and id = ${id} for update`.execute(ctx.tx)
  return found.rows[0] ?? refuse('platform.not_found')
}

/** Locks the call this person has in hand. Refusals: `platform.not_found` (missing, or another's), `requests.call_over`. */
export async function lockOwnCall(ctx: WriteContext, id: string): Promise<Call> {
  const call = await lockCall(ctx, id)
  const own = ctx.actor.kind === 'system' || (call.taken_by_person && call.taken_by_person === ctx.actor.personId)
  if (!own) refuse('platform.not_found')
  if (call.ended_at !== null) refuse('requests.call_over')
  return call
}

/** The call this person has in hand. */
export async function callInHand(ctx: ReadContext): Promise<Call | undefined> {
  if (ctx.actor.personId === null) return undefined
  const found = await sql<Call>`
    ${selectCalls} where community_id = ${ctx.communityId} and taken_by_person = ${ctx.actor.personId} and ended_at is null`.execute(
    ctx.tx,
  )
  return found.rows[0]
}

export type CallEnd = Pick<Call, 'outcome'> & Partial<Pick<Call, 'enquiry' | 'note' | 'request_id' | 'call_back_due'>>

/**
 * Ends the call in hand, and settles what it answers: reached, every call-back to this number is done; not reached, the one tried
 * is tried once more later.
 */
export async function endCall(ctx: WriteContext, call: Call, end: CallEnd): Promise<void> {
  await ctx.tx
    .updateTable('requests.calls')
    .set({ ...end, ended_at: ctx.now })
    .where('community_id', '=', ctx.communityId)
    .where('id', '=', call.id)
    .execute()
  ctx.audit('call', call.id, { outcome: end.outcome, request: end.request_id ?? null })
  if (end.outcome === 'dropped') return
  const waiting = sql`community_id = ${ctx.communityId} and call_back_due is not null and called_back_at is null and id <> ${call.id}`
  if (end.outcome === 'unreached') {
    await sql`update requests.calls set attempts = attempts + 1 where ${waiting} and id = ${call.answers}`.execute(
      ctx.tx,
    )
  } else {
    await sql`update requests.calls set called_back_at = ${ctx.now} where ${waiting} and (id = ${call.answers} or phone = ${call.phone})`.execute(
      ctx.tx,
    )
  }
}
