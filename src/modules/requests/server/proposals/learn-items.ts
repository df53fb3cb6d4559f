import { sql } from 'kysely'
import { type Example, pack } from '../../../../engines/classify/index.ts'
import type { WriteContext } from '../../../../platform/command/types.ts'
import type { Pieces } from '../../../../platform/module.ts'
import { itemsInForce } from './known-items.ts'
import { type Lesson, learn, requestsLeast } from './learn.ts'
import { newestModel } from './models.ts'

/** The newest closed requests that are learned from, and how many are read at a time. */
const learnedMost = 3_000
const pieceMost = 500
const textMost = 500
/** So many newly closed are learned from at once, fewer after a day. */
const soon = 50
const dayMilliseconds = 86_400_000
/** Learned anew even where nothing was closed: what was erased since must not stay in it. */
const longDays = 30
const versionsKept = 20

type Closed = Example & { id: string; closed_at: Date }

/**
 * Learns from the closed requests which words mean which item, and tries that out on the newest of them: once a day where requests were
 * closed, sooner where many were. Confidential ones teach nothing. It proposes and never files. Reading goes in pieces and learning, which takes
 * seconds, outside of any transaction: others wait for neither.
 */
export async function learnItems(pieces: Pieces): Promise<void> {
  const items = await pieces(async (ctx) => {
    const before = await newestModel(ctx)
    return (await isDue(ctx, before?.learned_at ?? null)) ? itemsInForce(ctx) : null
  })
  if (items === null) return
  const closed = await closedRequests(pieces)
  const learned = await learn(closed, items)
  if (learned !== null) await pieces((ctx) => keep(ctx, learned, closed.length))
}

async function keep(ctx: WriteContext, { model, tried, items }: Lesson, requests: number): Promise<void> {
  const version = ((await newestModel(ctx))?.version ?? 0) + 1
  await sql`
    insert into requests.item_models (community_id, version, learned_at, requests_count, items_count, apart_count, first_right, three_right,
      words_right, model)
    values (${ctx.communityId}, ${version}, ${ctx.now}, ${requests}, ${items}, ${tried.apart}, ${tried.first}, ${tried.three},
      ${tried.words}, ${Buffer.from(pack(model))})`.execute(ctx.tx)
  await sql`update requests.item_models set model = null
    where community_id = ${ctx.communityId} and version < ${version} and model is not null`.execute(ctx.tx)
  await sql`delete from requests.item_models
    where community_id = ${ctx.communityId} and version <= ${version - versionsKept}`.execute(ctx.tx)
  ctx.audit('item_model', String(version), { version, requests })
}

async function isDue(ctx: WriteContext, before: Date | null): Promise<boolean> {
  const wanted = before === null ? requestsLeast : soon
  const found = await sql<{ count: number }>`
    select count(*)::int as count from (
      select 1 from caseflow.cases
      where community_id = ${ctx.communityId} and kind = 'request' and closed_at > ${before ?? new Date(0)} limit ${wanted}
    ) closed`.execute(ctx.tx)
  const count = found.rows[0]?.count ?? 0
  if (count >= wanted || before === null) return count >= wanted
  const days = (ctx.now.getTime() - before.getTime()) / dayMilliseconds
  return (days >= 1 && count > 0) || days >= longDays
}

/** The newest closed requests, piece by piece. */
async function closedRequests(pieces: Pieces): Promise<Closed[]> {
  const closed: Closed[] = []
  for (;;) {
    const last = closed.at(-1)
    const found = await pieces((ctx) => closedBefore(ctx, last))
    closed.push(...found)
    if (found.length < pieceMost || closed.length >= learnedMost) return closed
  }
}

async function closedBefore(ctx: WriteContext, last: Closed | undefined): Promise<Closed[]> {
  const before = last ? sql`and (c.closed_at, c.id) < (${last.closed_at}, ${last.id}::uuid)` : sql``
  const found = await sql<Closed>`
    select c.id, c.closed_at, left(r.description, ${textMost}) as text, r.item_code as label
    from caseflow.cases c
    join requests.requests r on r.community_id = c.community_id and r.id = c.id
    join requests.items i on i.community_id = r.community_id and i.code = r.item_code and i.successor_at is null and not i.retired
    where c.community_id = ${ctx.communityId} and c.kind = 'request' and c.closed_at is not null and c.state = 'closed'
      and c.outcome in ('solved', 'answered') and not r.confidential ${before}
    order by c.closed_at desc, c.id desc limit ${pieceMost}`.execute(ctx.tx)
  return found.rows
}
