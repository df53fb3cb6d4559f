/** What goes beyond one request (topics, long-running cases, advocacies) needs to know of requests, and tells their askers. */
import { type RawBuilder, sql } from 'kysely'
import { changeCases, systemActor } from '../../../../engines/caseflow/index.ts'
import type { ReadContext, WriteContext } from '../../../../platform/command/types.ts'
import { itemsInForce } from '../proposals/known-items.ts'
import { itemName } from '../views/item-name.ts'
import type { Said } from '../views/step-words.ts'

/** A request as far as others decide by it. Whether the actor sees it is asked by `requestsSeen`. */
export type BeyondRequest = {
  id: string
  number: string
  title: string
  item_code: string
  description: string
  area_id: string | null
  admin_path: string | null
  compound_path: string | null
  confidential: boolean
  closed: boolean
  filed_at: Date
}

const most = 5_000

function chosen(ctx: ReadContext, where: RawBuilder<unknown>, order: RawBuilder<unknown>, limit: number) {
  return sql<BeyondRequest>`
    select c.id, c.number, c.title, r.item_code, r.description, c.area_id, c.admin_path, c.compound_path, r.confidential,
      c.state = 'closed' as closed, c.filed_at
    from caseflow.cases c join requests.requests r on r.community_id = c.community_id and r.id = c.id
    where c.community_id = ${ctx.communityId} and c.kind = 'request' and ${where} order by ${order} limit ${limit}`
    .execute(ctx.tx)
    .then((found) => found.rows)
}

/** Requests by id; unknown ones are missing. */
export async function requestsBeyond(ctx: ReadContext, ids: readonly string[]): Promise<BeyondRequest[]> {
  if (ids.length === 0) return []
  return chosen(ctx, sql`c.id = any (${[...ids]}::uuid[])`, sql`c.filed_at, c.id`, most)
}

/** The request of a number as people write it. */
export async function requestByNumber(ctx: ReadContext, number: string): Promise<BeyondRequest | undefined> {
  const written = number.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase()
  return (await chosen(ctx, sql`c.number = ${written}`, sql`c.id`, 1))[0]
}

/** What was filed since, at a place, not confidential, not withdrawn nor merged: the newest first. */
export function filedSince(ctx: ReadContext, since: Date, limit: number): Promise<BeyondRequest[]> {
  return chosen(
    ctx,
    sql`c.filed_at >= ${since} and not r.confidential and c.area_id is not null and coalesce(c.outcome, '') not in ('withdrawn', 'merged')`,
    sql`c.filed_at desc, c.id desc`,
    limit,
  )
}

export type Overlong = BeyondRequest & { assignee_post_id: string | null; reopened_count: number }

/** Open requests filed before an instant, or reopened so often: the oldest first. */
export async function overlongRequests(
  ctx: ReadContext,
  by: { filedBefore: Date; reopened: number },
  limit: number,
): Promise<Overlong[]> {
  const found = await sql<Overlong>`
    select c.id, c.number, c.title, r.item_code, r.description, c.area_id, c.admin_path, c.compound_path, r.confidential, false as closed,
      c.filed_at, c.assignee_post_id, c.reopened_count
    from caseflow.cases c join requests.requests r on r.community_id = c.community_id and r.id = c.id
    where c.community_id = ${ctx.communityId} and c.kind = 'request' and c.state in ('to_dispatch', 'assigned', 'accepted')
      and (c.filed_at < ${by.filedBefore} or c.reopened_count >= ${by.reopened})
    order by c.filed_at, c.id limit ${limit}`.execute(ctx.tx)
  return found.rows
}

/** Names of items by code, in the reader's language. */
export async function itemNamesOf(ctx: ReadContext): Promise<Map<string, string>> {
  return new Map((await itemsInForce(ctx)).map((item) => [item.code, itemName(ctx, item)]))
}

/** How many ask for these requests, each person once; who asked without a name counts once for each request. */
export async function askersAmong(ctx: ReadContext, ids: readonly string[]): Promise<number> {
  const found = await sql<{ count: number }>`
    select count(distinct coalesce(person_id, id))::int as count from caseflow.askers
    where community_id = ${ctx.communityId} and thing_kind = 'request' and thing_id = any (${[...ids]}::uuid[]) and left_at is null`.execute(
    ctx.tx,
  )
  return found.rows[0]?.count ?? 0
}

/** Requests a person asks for or joined. */
export async function askedBy(ctx: ReadContext, personId: string): Promise<string[]> {
  const found = await sql<{ thing_id: string }>`
    select thing_id from caseflow.askers
    where community_id = ${ctx.communityId} and person_id = ${personId} and thing_kind = 'request' and left_at is null
    order by joined_at desc limit 500`.execute(ctx.tx)
  return found.rows.map((row) => row.thing_id)
}

/** Puts a public step on each request, its sentence kept as a code and read in each one's language, read by everybody who asks for it, whatever its state. Returns how many. */
export async function tellAskers(
  ctx: WriteContext,
  ids: readonly string[],
  told: { kind: 'told_begun' | 'told_ended' | 'told_resumed'; say: Said; text: string },
): Promise<number> {
  if (ids.length === 0) return 0
  const found = await sql<{ id: string; steps_count: number }>`
    select id, steps_count from caseflow.cases
    where community_id = ${ctx.communityId} and kind = 'request' and id = any (${[...new Set(ids)]}::uuid[])
    order by id for update`.execute(ctx.tx)
  const { personId } = ctx.actor
  const actor = personId ? ({ kind: 'staff', personId, postId: null, bodyId: null } as const) : systemActor
  const steps = found.rows.map((row) => ({
    row,
    step: { kind: told.kind, actor, visibility: 'public' as const, body: told.text, data: { say: told.say } },
  }))
  await changeCases(ctx.tx, ctx.communityId, { set: {}, steps }, ctx.now)
  for (const { id } of found.rows) {
    ctx.audit('request', id, { told: told.kind })
    ctx.emit('requests.told', { request_id: id, what: told.kind })
  }
  return found.rows.length
}
