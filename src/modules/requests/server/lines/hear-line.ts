import { createHmac, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import type { z } from 'zod'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import type { lineEvent } from '../../contract/line-routes.ts'
import { routes } from '../../contract.ts'
import { readPhone } from '../calls/call.ts'
import { callBackDue } from '../calls/due.ts'
import { secretOf } from './keep-lines.ts'

type Event = z.output<typeof lineEvent>
type Ring = { id: string; phone: string | null; rang_at: Date; answered_at: Date | null; call_id: string | null }

/** Older is taken for a replay; the telephone system's clock may be fast by a minute. */
const goodForMs = 5 * 60_000
const aheadMs = 60_000

/**
 * Hears a telephone system: who rings stands on the hotline's screen; who hung up without an answer is called back. Events may come
 * twice or in any order: each only adds what isn't known of its call yet. Refusals: see the route.
 */
export const hearLine = command(routes['POST /api/c/:community/line-events'], {
  async handle(ctx, input) {
    const secret = await secretOf(ctx, input.line)
    if (secret === null || !isSigned(input, secret)) refuse('requests.event_unsigned')
    const at = new Date(input.at)
    const age = ctx.now.getTime() - at.getTime()
    if (age > goodForMs || age < -aheadMs) refuse('requests.event_stale')
    const ring = await ringOf(ctx, input, at)
    if (input.recording !== '') await keepRecording(ctx, ring, input.recording)
    await note(ctx, ring, input.event, at)
    ctx.audit('ring', ring.id, { event: input.event, line: input.line })
    return {}
  },
  view: async () => ({ heard: true as const }),
})

/** What is signed: the members in this order, a line each. */
export function signedText({ line, at, event, call, from, recording }: Omit<Event, 'signature'>): string {
  return [line, at, event, call, from, recording].join('\n')
}

function isSigned(event: Event, secret: string): boolean {
  const wanted = createHmac('sha256', secret).update(signedText(event)).digest()
  return timingSafeEqual(wanted, Buffer.from(event.signature, 'hex'))
}

/** The ring an event tells of, made by the first one heard of it, and locked. */
async function ringOf(ctx: WriteContext, { line, call, from }: Event, at: Date): Promise<Ring> {
  const phone = from === '' ? null : readPhone(from)
  const found = await sql<Ring>`
    insert into requests.rings (community_id, id, line_id, reference, phone, rang_at)
    values (${ctx.communityId}, ${ctx.newId()}, ${line}, ${call}, ${phone}, ${at})
    on conflict (community_id, line_id, reference) do update set reference = excluded.reference
    returning id, phone, rang_at, answered_at, call_id`.execute(ctx.tx)
  return found.rows[0] as Ring
}

async function note(ctx: WriteContext, ring: Ring, event: Event['event'], at: Date): Promise<void> {
  if (event === 'ringing') return
  const column = sql.ref(event === 'answered' ? 'answered_at' : 'ended_at')
  await sql`
    update requests.rings set ${column} = coalesce(${column}, ${at}) where community_id = ${ctx.communityId} and id = ${ring.id}`.execute(
    ctx.tx,
  )
  const missed = event === 'ended' && ring.answered_at === null && ring.call_id === null && ring.phone !== null
  if (missed) await keepMissed(ctx, ring, at)
}

/** A call nobody answered waits to be returned; its number is kept there alone. */
async function keepMissed(ctx: WriteContext, ring: Ring, at: Date): Promise<void> {
  const id = ctx.newId()
  await ctx.tx
    .insertInto('requests.calls')
    .values({
      community_id: ctx.communityId,
      id,
      kind: 'missed',
      phone: ring.phone,
      started_at: ring.rang_at,
      ended_at: at,
      call_back_due: await callBackDue(ctx, at),
    })
    .execute()
  ctx.audit('call', id, { kind: 'missed', ring: ring.id })
  await writeUp(ctx, ring.id, id)
}

/** An answered call that became a request, or words put to one, afterwards: written up as such, unless somebody did so meanwhile. */
export async function writeUpRing(ctx: WriteContext, ringId: string, requestId: string): Promise<void> {
  const found = await sql<Ring & { ended_at: Date | null }>`
    select id, phone, rang_at, answered_at, ended_at, call_id from requests.rings
    where community_id = ${ctx.communityId} and id = ${ringId} for update`.execute(ctx.tx)
  const ring = found.rows[0]
  if (!ring || ring.call_id !== null) return
  const id = ctx.newId()
  await ctx.tx
    .insertInto('requests.calls')
    .values({
      community_id: ctx.communityId,
      id,
      kind: 'in',
      phone: ring.phone,
      started_at: ring.answered_at ?? ring.rang_at,
      ended_at: ring.ended_at ?? ctx.now,
      outcome: 'filed',
      request_id: requestId,
      taken_by_person: ctx.actor.personId,
    })
    .execute()
  ctx.audit('call', id, { kind: 'in', ring: ringId, request: requestId })
  await writeUp(ctx, ringId, id)
}

/** The ring is written up as a call, which has its number from now on. */
export async function writeUp(ctx: WriteContext, ringId: string, callId: string): Promise<void> {
  await sql`
    with ring as (
      select recording from requests.rings where community_id = ${ctx.communityId} and id = ${ringId}),
    kept as (
      update requests.calls set recording = ring.recording from ring where community_id = ${ctx.communityId} and id = ${callId})
    update requests.rings set call_id = ${callId}, phone = null, recording = null
    where community_id = ${ctx.communityId} and id = ${ringId}`.execute(ctx.tx)
}

async function keepRecording(ctx: WriteContext, ring: Ring, recording: string): Promise<void> {
  const table = sql.table(ring.call_id ? 'requests.calls' : 'requests.rings')
  await sql`
    update ${table} set recording = ${recording}
    where community_id = ${ctx.communityId} and id = ${ring.call_id ?? ring.id}`.execute(ctx.tx)
}
