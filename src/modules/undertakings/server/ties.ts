/** Requests tied to undertakings: put in, taken out, and their askers told. */
import { sql } from 'kysely'
import type { WriteContext } from '../../../platform/command/types.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { refuse } from '../../../shared/refusal.ts'
import { type BeyondRequest, requestsSeen, tellAskers } from '../../requests/api.ts'
import type { Row } from './store.ts'

/** As many requests as one undertaking gathers. */
const tiedMost = 1_000

export type TieRow = { request_id: string; how: 'hand' | 'rule'; tied_at: Date }

/** Requests tied now, the latest first. */
export async function tiesOf(tx: Tx, communityId: number, id: string, most = tiedMost): Promise<TieRow[]> {
  const found = await sql<TieRow>`
    select request_id, how, tied_at from undertakings.requests
    where community_id = ${communityId} and undertaking_id = ${id} and untied_at is null
    order by tied_at desc, request_id limit ${most}`.execute(tx)
  return found.rows
}

/** Refusal: `undertakings.request_unknown` for what the actor doesn't see, `undertakings.confidential` where it would be shown around. */
export async function checkRequests(
  ctx: WriteContext,
  row: Pick<Row, 'confidential'>,
  requests: readonly BeyondRequest[],
  asked: number,
) {
  const seen = await requestsSeen(
    ctx,
    requests.map((request) => request.id),
  )
  if (seen.length < asked) refuse('undertakings.request_unknown', {}, [{ path: 'request_ids', code: 'invalid' }])
  if (!row.confidential && requests.some((request) => request.confidential)) refuse('undertakings.confidential')
}

/** Ties requests; those tied already stay as they are. Returns the ids that are new. Refusal: `undertakings.too_many_requests`. */
export async function tieRequests(
  ctx: WriteContext,
  id: string,
  requestIds: readonly string[],
  how: 'hand' | 'rule',
): Promise<string[]> {
  if (requestIds.length === 0) return []
  const tied = await tiesOf(ctx.tx, ctx.communityId, id)
  if (tied.length + requestIds.length > tiedMost) refuse('undertakings.too_many_requests')
  const found = await sql<{ request_id: string }>`
    insert into undertakings.requests as r (community_id, undertaking_id, request_id, how, tied_at)
    select ${ctx.communityId}::int, ${id}::uuid, n, ${how}::text, ${ctx.now}::timestamptz from unnest(${[...new Set(requestIds)]}::uuid[]) n
    on conflict (community_id, undertaking_id, request_id) do update set untied_at = null, how = excluded.how, tied_at = excluded.tied_at
      where r.untied_at is not null
    returning request_id`.execute(ctx.tx)
  return found.rows.map((row) => row.request_id)
}

/** All requests whose askers an undertaking concerns: its own, and those of topics that hang on an advocacy. */
export async function concernedBy(tx: Tx, communityId: number, row: Pick<Row, 'id' | 'kind'>): Promise<string[]> {
  const found = await sql<{ request_id: string }>`
    select distinct request_id from undertakings.requests r
    where r.community_id = ${communityId} and r.untied_at is null and (r.undertaking_id = ${row.id} or r.undertaking_id in (
      select topic_id from undertakings.topics_of_advocacies t where t.community_id = ${communityId} and t.advocacy_id = ${row.id}))
    limit ${tiedMost * 5}`.execute(tx)
  return found.rows.map((one) => one.request_id)
}

/** Everybody who asked reads on their own request what became of it. A long-running case tells its own request's asker alone. */
export async function tellConcerned(
  ctx: WriteContext,
  row: Row,
  word: 'told_begun' | 'told_ended' | 'told_resumed',
  requestIds: readonly string[],
  text: string,
): Promise<number> {
  const say = {
    module: 'undertakings',
    key: `${word}_${row.kind}`,
    params: { title: row.title, body: row.outside_body },
  }
  return tellAskers(ctx, requestIds, { kind: word, say, text })
}
