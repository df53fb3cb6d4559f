import { sql } from 'kysely'
import { changeCases, type ManyStep, systemActor } from '../../../../engines/caseflow/index.ts'
import type { WriteContext } from '../../../../platform/command/types.ts'
import type { PostKind } from '../../../../shared/actor.ts'
import { nextPostAbove, type PostHolder, postsByIds } from '../../../bodies/api.ts'

/** One run looks at so many; the next run goes on. */
const most = 200
/** A post that was told has so long before the one above it is told too. */
const hoursBetween = 24

type Late = {
  id: string
  steps_count: number
  escalation_level: number
  admin_path: string | null
  compound_path: string | null
  /** Whom it lies with: told last, else the handler; null with the desk. */
  post_id: string | null
  person_id: string | null
}

/**
 * Tells the next post above of every request that is past its limit, once a day further up until nobody is above. Who has it keeps it:
 * the first handler stays answerable (北京市接诉即办工作条例 14), and the requester sees who was told.
 */
export async function escalateOverdue(ctx: WriteContext): Promise<void> {
  const late = await lateRequests(ctx)
  const posts = await postsByIds(
    ctx.tx,
    ctx.communityId,
    late.flatMap((row) => row.post_id ?? []),
  )
  const above = new Map<string, PostHolder | undefined>()
  const steps: ManyStep[] = []
  const unheard: string[] = []
  for (const row of late) {
    const kind = posts.get(row.post_id ?? '')?.kind ?? 'community_worker'
    const holder = await holderAbove(ctx, row, kind, above)
    if (holder) steps.push({ row, step: escalated(row, holder) })
    else unheard.push(row.id)
  }
  const set = { escalation_level: sql`escalation_level + 1`, escalated_at: ctx.now }
  await changeCases(ctx.tx, ctx.communityId, { set, steps }, ctx.now)
  await lookAgainLater(ctx, unheard)
  for (const { row } of steps) {
    ctx.audit('request', row.id, { escalated: true })
    ctx.emit('requests.escalated', { request_id: row.id })
  }
}

async function lateRequests(ctx: WriteContext): Promise<Late[]> {
  const before = new Date(ctx.now.getTime() - hoursBetween * 3_600_000)
  const found = await sql<Late>`
    select c.id, c.steps_count, c.escalation_level, c.admin_path, c.compound_path,
      coalesce(told.post_id, c.assignee_post_id) as post_id, coalesce(told.person_id, c.assignee_person_id) as person_id
    from caseflow.cases c
    left join lateral (
      select (s.data->>'post_id')::uuid as post_id, (s.data->>'person_id')::uuid as person_id from caseflow.steps s
      where s.community_id = c.community_id and s.case_id = c.id and s.kind = 'escalated' and c.escalation_level > 0
      order by s.seq desc limit 1
    ) told on true
    where c.community_id = ${ctx.communityId} and c.kind = 'request' and c.state in ('to_dispatch', 'assigned', 'accepted')
      and c.next_due < ${ctx.now} and (c.escalated_at is null or c.escalated_at <= ${before})
    order by c.next_due limit ${most} for update of c skip locked`.execute(ctx.tx)
  return found.rows
}

/** Asked once for all requests that lie with the same post over the same place. */
async function holderAbove(
  ctx: WriteContext,
  row: Late,
  kind: PostKind,
  known: Map<string, PostHolder | undefined>,
): Promise<PostHolder | undefined> {
  const areaPaths = [row.admin_path, row.compound_path]
  const key = JSON.stringify([kind, areaPaths, row.person_id])
  if (!known.has(key)) {
    const below = { kind, areaPaths, exceptPersonId: row.person_id }
    known.set(key, await nextPostAbove(ctx.tx, ctx.communityId, below, ctx.now))
  }
  return known.get(key)
}

function escalated(row: Late, holder: PostHolder): ManyStep['step'] {
  const data = { level: row.escalation_level + 1, post_id: holder.post_id, person_id: holder.person_id }
  return { kind: 'escalated', actor: systemActor, visibility: 'public', data }
}

/** Nobody is above now: asked again tomorrow, when a vacant post may be held. */
async function lookAgainLater(ctx: WriteContext, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await ctx.tx
    .updateTable('caseflow.cases')
    .set({ escalated_at: ctx.now })
    .where('community_id', '=', ctx.communityId)
    .where('id', 'in', ids)
    .execute()
}
