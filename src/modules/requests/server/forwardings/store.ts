/** Letters to bodies outside (转办函), as commands and views read them. */
import { type RawBuilder, sql } from 'kysely'
import type { ReadContext, WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { canStaff } from '../can.ts'
import { type LockedRequest, lockRequest } from '../store.ts'

export type Forwarding = {
  id: string
  request_id: string
  letter_year: number
  letter_no: number
  body_id: string | null
  part_id: string | null
  addressee: string
  email: string
  asked: string
  signed_by_person: string | null
  signed_by_post: string | null
  forwarded_at: Date
  due_on: string
  due_at: Date
  reminded_at: Date | null
  reminded_count: number
  answered_at: Date | null
  answered_on: string | null
  answer: string
  answer_public: boolean
  withdrawn_at: Date | null
  withdrawn_because: string
}

export const selectForwardings = sql`
  select f.id, f.request_id, f.letter_year, f.letter_no, f.body_id, f.part_id, f.addressee, f.email, f.asked, f.signed_by_person, f.signed_by_post,
    f.forwarded_at, f.due_on, f.due_at, f.reminded_at, f.reminded_count, f.answered_at, f.answered_on, f.answer, f.answer_public,
    f.withdrawn_at, f.withdrawn_because
  from requests.forwardings f`

const ofRequestMost = 100

/** Whose answer is still awaited. */
export const awaited: RawBuilder<boolean> = sql<boolean>`f.answered_at is null and f.withdrawn_at is null`

/** All letters of one request, newest first. */
export async function forwardingsOf(ctx: ReadContext, requestId: string): Promise<Forwarding[]> {
  const found = await sql<Forwarding>`
    ${selectForwardings} where f.community_id = ${ctx.communityId} and f.request_id = ${requestId}
    order by f.forwarded_at desc, f.id desc limit ${ofRequestMost}`.execute(ctx.tx)
  return found.rows
}

export async function findForwarding(ctx: ReadContext, id: string): Promise<Forwarding | undefined> {
  const found =
    await sql<Forwarding>`${selectForwardings} where f.community_id = ${ctx.communityId} and f.id = ${id}`.execute(
      ctx.tx,
    )
  return found.rows[0]
}

/** Its request is locked first, as everywhere; then the letter. Refusal: `platform.not_found`, also where the desk doesn't reach it. */
export async function lockForwarding(
  ctx: WriteContext,
  id: string,
): Promise<{ row: LockedRequest; forwarding: Forwarding }> {
  const seen = (await findForwarding(ctx, id)) ?? refuse('platform.not_found')
  const row = (await lockRequest(ctx.tx, ctx.communityId, seen.request_id)) ?? refuse('platform.not_found')
  if (!forwards(ctx, row)) refuse('platform.not_found')
  return { row, forwarding: (await findForwarding(ctx, id)) ?? refuse('platform.not_found') }
}

/** Whether this person's desk reaches the request, closed ones too: an answer may come late. */
export function forwards(ctx: ReadContext, row: Parameters<typeof canStaff>[1]): boolean {
  return canStaff(ctx.actor, { ...row, state: 'accepted' }, ctx.now).includes('forward_out')
}

export async function changeForwarding(ctx: WriteContext, id: string, set: Record<string, unknown>): Promise<void> {
  await ctx.tx
    .updateTable('requests.forwardings')
    .set(set)
    .where('community_id', '=', ctx.communityId)
    .where('id', '=', id)
    .execute()
}

/** The next number of the year. */
export async function nextLetterNumber(ctx: WriteContext, year: number): Promise<number> {
  const found = await sql<{ last: number }>`
    insert into requests.letter_numbers (community_id, year, last) values (${ctx.communityId}, ${year}, 1)
    on conflict (community_id, year) do update set last = letter_numbers.last + 1 returning last`.execute(ctx.tx)
  return found.rows[0]?.last ?? 1
}

/** How many letters of a request still wait for an answer. */
export async function awaitedCount(ctx: ReadContext, requestId: string): Promise<number> {
  const found = await sql<{ count: number }>`
    select count(*)::int as count from requests.forwardings f
    where f.community_id = ${ctx.communityId} and f.request_id = ${requestId} and ${awaited}`.execute(ctx.tx)
  return found.rows[0]?.count ?? 0
}
