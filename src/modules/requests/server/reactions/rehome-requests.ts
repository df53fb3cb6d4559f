import { sql } from 'kysely'
import { changeCases, type NewAssignment, systemActor } from '../../../../engines/caseflow/index.ts'
import type { WriteContext } from '../../../../platform/command/types.ts'
import { holdersOf, type PostHolder } from '../../../bodies/api.ts'

/** One run deals with so many pairs of post and person; the next goes on. */
const pairsMost = 50
const requestsMost = 200

type Pair = { post_id: string; person_id: string }

/**
 * Requests in the hands of somebody who holds the post no more (vacated, term over, entry merged) go to whoever holds that post now,
 * else back to the desk: nothing lies with nobody. A job, since terms end by the clock, and a reaction, so that a vacancy shows at once.
 */
export async function rehomeRequests(ctx: WriteContext): Promise<void> {
  const pairs = await pairsInHand(ctx)
  if (pairs.length === 0) return
  const postIds = [...new Set(pairs.map((pair) => pair.post_id))]
  const holders = await holdersOf(ctx.tx, ctx.communityId, { postIds }, ctx.now)
  const held = new Set(holders.map((holder) => `${holder.post_id} ${holder.person_id}`))
  const doubtful = pairs.filter((pair) => !held.has(`${pair.post_id} ${pair.person_id}`)).slice(0, pairsMost)
  for (const pair of doubtful) {
    const now = await holdersOf(ctx.tx, ctx.communityId, { postId: pair.post_id }, ctx.now)
    if (!now.some((holder) => holder.person_id === pair.person_id)) await rehome(ctx, pair, now[0])
  }
}

async function pairsInHand(ctx: WriteContext): Promise<Pair[]> {
  const found = await sql<Pair>`
    select distinct assignee_post_id as post_id, assignee_person_id as person_id from caseflow.cases
    where community_id = ${ctx.communityId} and state in ('assigned', 'accepted') and kind = 'request'
      and assignee_person_id is not null and assignee_post_id is not null`.execute(ctx.tx)
  return found.rows
}

async function rehome(ctx: WriteContext, pair: Pair, next: PostHolder | undefined): Promise<void> {
  const found = await sql<{ id: string; steps_count: number; lead_body_id: string | null }>`
    select id, steps_count, lead_body_id from caseflow.cases
    where community_id = ${ctx.communityId} and assignee_person_id = ${pair.person_id} and assignee_post_id = ${pair.post_id}
      and state in ('assigned', 'accepted') and kind = 'request'
    order by next_due, id limit ${requestsMost} for update`.execute(ctx.tx)
  const byBody = Map.groupBy(found.rows, (row) => row.lead_body_id)
  for (const [bodyId, rows] of byBody) {
    const assignment: NewAssignment = {
      how: next ? 'handed_over' : 'dispatched',
      bodyId,
      postId: next?.post_id ?? null,
      personId: next?.person_id ?? null,
      reason: '',
    }
    const step = next
      ? {
          kind: 'handed_over',
          actor: systemActor,
          visibility: 'public' as const,
          data: { body_id: bodyId, post_id: next.post_id, person_id: next.person_id },
        }
      : {
          kind: 'to_dispatch',
          actor: systemActor,
          visibility: 'internal' as const,
          data: { why: 'handler_left' },
        }
    const set = { state: next ? 'assigned' : 'to_dispatch', accepted_at: null }
    await changeCases(ctx.tx, ctx.communityId, { set, assignment, steps: rows.map((row) => ({ row, step })) }, ctx.now)
    for (const row of rows) {
      ctx.audit('request', row.id, { state: set.state, post: assignment.postId })
      if (next) ctx.emit('requests.handed_over', { request_id: row.id })
    }
  }
}
