import { sql } from 'kysely'
import { query, type ReadContext, type WriteContext } from '../../../../platform/command/types.ts'
import { maskPhone } from '../../../../shared/mask.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { callersByPhone } from '../../../people/api.ts'
import { routes } from '../../contract.ts'

const ringsMost = 10
/** A telephone system that fell silent leaves no ring for ever. */
const ringingMinutes = 3
/** So long a call answered elsewhere waits to be written up. Then its number is forgotten. */
const unwrittenHours = 24

type Row = { id: string; line: string; phone: string | null; rang_at: Date; answered_at: Date | null }

/** What rings now, the longest first, and what was answered at another telephone, the latest first. */
export const listRings = query(routes['GET /api/c/:community/rings'], async (ctx) => {
  const since = (minutes: number) => new Date(ctx.now.getTime() - minutes * 60_000)
  const ringing = await rows(
    ctx,
    sql`r.answered_at is null and r.ended_at is null and r.rang_at > ${since(ringingMinutes)} order by r.rang_at`,
  )
  const unwritten = await rows(
    ctx,
    sql`r.phone is not null and r.answered_at is not null and r.rang_at > ${since(unwrittenHours * 60)} order by r.rang_at desc`,
  )
  const [longest] = ringing
  const callers = longest?.phone ? await callersByPhone(ctx, longest.phone) : []
  const known = callers.map((one) => ({ name: one.name, home: one.homes[0]?.name ?? '' }))
  return {
    ringing: ringing.map((row, index) => ({ ...view(row), callers: index === 0 ? known : [] })),
    unwritten: unwritten.map((row) => ({ ...view(row), callers: [] })),
  }
})

/** The ring somebody takes, locked. Refusals: `platform.not_found`, `requests.ring_taken`. */
export async function lockRing(ctx: WriteContext, id: string): Promise<Row> {
  const found = await sql<Row & { call_id: string | null }>`
    select id, '' as line, phone, rang_at, answered_at, call_id from requests.rings
    where community_id = ${ctx.communityId} and id = ${id} for update`.execute(ctx.tx)
  const ring = found.rows[0] ?? refuse('platform.not_found')
  if (ring.call_id !== null) refuse('requests.ring_taken')
  return ring
}

/** Calls answered at a mobile that wait to be written up, the latest first; numbers masked. */
export async function answeredRings(ctx: ReadContext) {
  const since = new Date(ctx.now.getTime() - unwrittenHours * 3_600_000)
  const found = await rows(
    ctx,
    sql`r.phone is not null and r.answered_at is not null and r.rang_at > ${since} order by r.rang_at desc`,
  )
  return found.map((row) => {
    const { id, line, phone_masked, answered_at, rang_at } = view(row)
    return { id, line, phone_masked, answered_at: answered_at ?? rang_at }
  })
}

/** The number of an answered call that isn't written up. Refusals: `platform.not_found`, `requests.ring_taken`. */
export async function ringToWriteUp(ctx: WriteContext, id: string): Promise<{ phone: string | null }> {
  const { phone } = await lockRing(ctx, id)
  return { phone }
}

/** Numbers of calls nobody wrote up are forgotten. */
export async function forgetRings(ctx: WriteContext): Promise<void> {
  const before = new Date(ctx.now.getTime() - unwrittenHours * 3_600_000)
  const found = await sql<{ id: string }>`
    update requests.rings set phone = null, recording = null
    where community_id = ${ctx.communityId} and call_id is null and phone is not null and rang_at < ${before} returning id`.execute(
    ctx.tx,
  )
  for (const { id } of found.rows) ctx.audit('ring', id, { phone: null })
}

async function rows(ctx: ReadContext, condition: ReturnType<typeof sql>): Promise<Row[]> {
  const found = await sql<Row>`
    select r.id, l.name as line, r.phone, r.rang_at, r.answered_at from requests.rings r
    join requests.lines l on l.community_id = r.community_id and l.id = r.line_id
    where r.community_id = ${ctx.communityId} and r.call_id is null and ${condition} limit ${ringsMost}`.execute(ctx.tx)
  return found.rows
}

function view({ id, line, phone, rang_at, answered_at }: Row) {
  return {
    id,
    line,
    phone_masked: phone === null ? null : maskPhone(phone),
    rang_at: rang_at.toISOString(),
    answered_at: answered_at?.toISOString() ?? null,
  }
}
