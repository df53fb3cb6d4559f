import { sql } from 'kysely'
import type { WriteContext } from '../../../platform/command/types.ts'
import { type EventHandler, on } from '../../../platform/module.ts'
import { type BeyondRequest, requestsBeyond } from '../../requests/api.ts'
import { followMovedPaths } from '../../territory/api.ts'
import { endWithRequest } from './long-running.ts'
import { neighbourhoodOf } from './place-of.ts'
import { columns, type Row } from './store.ts'
import { tellConcerned, tieRequests } from './ties.ts'

type One = { request_id: string }

/** What undertakings do when requests come in and close, and when the territory changes beneath them. */
export const reactions: readonly EventHandler[] = [
  on<One>('requests.filed', 'undertakings.tie-filed', tieFiled),
  on<One>('requests.reclassified', 'undertakings.tie-reclassified', tieFiled),
  on<One>('requests.closed', 'undertakings.end-closed', (ctx, { request_id }) => endWithRequest(ctx, request_id)),
  on<One>('requests.withdrawn', 'undertakings.end-withdrawn', (ctx, { request_id }) => endWithRequest(ctx, request_id)),
  on<{ area_id: string }>('territory.area_moved', 'undertakings.follow-moved-areas', followMovedAreas),
]

/** A new request under the item and in the neighbourhood of an open topic belongs to it: whoever asks reads so at once. */
async function tieFiled(ctx: WriteContext, { request_id }: One): Promise<void> {
  const [request] = await requestsBeyond(ctx, [request_id])
  if (!request || request.confidential || request.closed) return
  const topics = await sql<Row>`
    select ${columns} from undertakings.undertakings u
    where u.community_id = ${ctx.communityId} and u.kind = 'topic' and u.state = 'open' and u.item_code = ${request.item_code}
    order by u.opened_at desc limit 50`.execute(ctx.tx)
  const topic = topics.rows.find(
    (row) => !row.confidential && row.opened_at <= request.filed_at && isNear(row, request),
  )
  if (!topic) return
  const tied = await tieRequests(ctx, topic.id, [request.id], 'rule')
  if (tied.length === 0) return
  await tellConcerned(ctx, topic, 'told_begun', tied, '')
  ctx.audit('undertaking', topic.id, { tied: request.id, how: 'rule' })
}

function isNear(topic: Row, request: BeyondRequest): boolean {
  if (topic.area_id === null) return true
  return neighbourhoodOf(topic) === neighbourhoodOf(request)
}

/** They keep the paths of their areas. */
async function followMovedAreas(ctx: WriteContext, { area_id }: { area_id: string }): Promise<void> {
  const moved = await followMovedPaths(ctx, ['undertakings.undertakings'])
  if (moved > 0) ctx.audit('area', area_id, { undertakings_moved: moved })
}
