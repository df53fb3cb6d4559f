import { type RawBuilder, sql } from 'kysely'
import { command, query, type ReadContext, type WriteContext } from '../../../../platform/command/types.ts'
import { instantCursor, pageFrom } from '../../../../platform/paging.ts'
import { holdsOver } from '../../../../shared/actor.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { keeps } from '../meetings/can.ts'
import { seesTopic } from './can.ts'
import { findSaid, oneThread, type SaidRow, saidViews, saidWhere } from './said.ts'
import { thing } from './speak.ts'
import { seenTopics } from './store.ts'

const view = (ctx: ReadContext, { id }: { id: string }) => oneThread(ctx, id, 'staff')

/** Locks one for an act of staff. Refusals by precedence: not seen, not theirs to lead, the topic is over, taken back. */
async function lockSaid(ctx: WriteContext, id: string, may: 'lead' | 'answer'): Promise<SaidRow> {
  await sql`select 1 from deliberation.contributions where community_id = ${ctx.communityId} and id = ${id} for update`.execute(
    ctx.tx,
  )
  const row = await findSaid(ctx, id)
  if (!row || !seesTopic(ctx.actor, row)) return refuse('platform.not_found')
  if (may === 'lead' && !keeps(ctx.actor, row)) refuse('platform.not_allowed')
  if (row.topic_state !== 'open') refuse('deliberation.topic_over')
  return row.state === 'withdrawn' ? refuse('deliberation.said_withdrawn') : row
}

export async function changeSaid(ctx: WriteContext, id: string, values: Record<string, unknown>): Promise<void> {
  await ctx.tx
    .updateTable('deliberation.contributions')
    .set(values)
    .where('community_id', '=', ctx.communityId)
    .where('id', '=', id)
    .execute()
  ctx.audit(thing, id, values)
}

/** Lets one stand (or be seen again), hides it with a reason its author reads, or merges it into the same one. Refusals: see the route. */
export const moderate = command(routes['POST /api/c/:community/contributions/:id/moderate'], {
  async handle(ctx, { id, act, reason, into_id }) {
    const row = await lockSaid(ctx, id, 'lead')
    const looked = { looked_at: ctx.now, moderated_by_person: ctx.actor.personId }
    if (act === 'show') {
      await changeSaid(ctx, id, { ...looked, state: 'shown', reason: '', merged_into: null })
    } else if (act === 'merge') {
      const into = into_id ? await findSaid(ctx, into_id) : undefined
      if (!into || !sameSort(row, into))
        return refuse('deliberation.merge_unfit', {}, [{ path: 'into_id', code: 'invalid' }])
      // What was merged into this one goes along, for merging is one level deep; so do the words to it.
      await sql`update deliberation.contributions set merged_into = ${into.id}
        where community_id = ${ctx.communityId} and merged_into = ${id}`.execute(ctx.tx)
      await sql`update deliberation.contributions set parent_id = ${into.id}
        where community_id = ${ctx.communityId} and parent_id = ${id}`.execute(ctx.tx)
      await changeSaid(ctx, id, { ...looked, state: 'merged', reason, merged_into: into.id })
    } else {
      if (reason === '') refuse('deliberation.reason_needed', {}, [{ path: 'reason', code: 'required' }])
      await changeSaid(ctx, id, { ...looked, state: 'hidden', reason, merged_into: null })
    }
    if (act !== 'show' || row.state === 'waiting')
      ctx.emit('deliberation.contribution_answered', { contribution_id: id })
    return { id }
  },
  view,
})

/** Another one of the same topic that stands, of the same kind, side and option. */
function sameSort(row: SaidRow, into: SaidRow): boolean {
  const same = (['topic_id', 'kind', 'side', 'option_id', 'parent_id'] as const).every((key) => row[key] === into[key])
  return same && into.id !== row.id && into.state === 'shown'
}

/** Answers by name and post; a later answer replaces it. Refusals: see the route. */
export const answerQuestion = command(routes['POST /api/c/:community/contributions/:id/answer'], {
  async handle(ctx, { id, text }) {
    const row = await lockSaid(ctx, id, 'answer')
    if (row.kind !== 'question' || row.state !== 'shown') refuse('deliberation.not_a_question')
    const posts = ctx.actor.permissions.get('deliberation.read') ?? []
    const whereabouts = { paths: [row.admin_path, row.compound_path], bodies: [row.body_id] }
    const post = posts.find((one) =>
      holdsOver(
        { ...ctx.actor, permissions: new Map([['deliberation.read', [one]]]) },
        'deliberation.read',
        whereabouts,
      ),
    )
    await changeSaid(ctx, id, {
      answer: text,
      answered_at: ctx.now,
      answered_by_person: ctx.actor.personId,
      answered_post_id: post?.id ?? null,
      looked_at: row.looked_at ?? ctx.now,
    })
    ctx.emit('deliberation.contribution_answered', { contribution_id: id })
    return { id }
  },
  view,
})

/** Takes an amendment up or not, and why; a later word replaces it. Refusals: see the route. */
export const settleAmendment = command(routes['POST /api/c/:community/contributions/:id/settle'], {
  async handle(ctx, { id, accept, reason }) {
    const row = await lockSaid(ctx, id, 'lead')
    if (row.kind !== 'amendment' || row.state !== 'shown') refuse('deliberation.not_an_amendment')
    await changeSaid(ctx, id, {
      verdict: accept ? 'accepted' : 'declined',
      answer: reason,
      answered_at: ctx.now,
      answered_by_person: ctx.actor.personId,
      looked_at: row.looked_at ?? ctx.now,
    })
    ctx.emit('deliberation.contribution_answered', { contribution_id: id })
    return { id }
  },
  view,
})

const queues: Record<'look' | 'answer' | 'settle' | 'hidden', RawBuilder<unknown>> = {
  look: sql`k.looked_at is null and k.state in ('waiting', 'shown')`,
  answer: sql`k.kind = 'question' and k.state = 'shown' and k.answered_at is null`,
  settle: sql`k.verdict = 'open' and k.state = 'shown'`,
  hidden: sql`k.state = 'hidden'`,
}

/** What waits in topics that run, the oldest first. Refusal: `platform.cursor_invalid`. */
export const contributionQueue = query(
  routes['GET /api/c/:community/contributions'],
  async (ctx, { show, after, limit }) => {
    let behind = sql`true`
    if (after !== undefined) {
      const [at, last] = instantCursor(after)
      behind = sql`(k.at, k.id) > (${at}, ${last}::uuid)`
    }
    const rows = await saidWhere(
      ctx,
      sql`${seenTopics(ctx.actor)} and t.state = 'open' and ${queues[show]} and ${behind}`,
      sql`order by k.at, k.id limit ${limit + 1}`,
    )
    const { items, next } = pageFrom(rows, limit, (row) => [row.at.toISOString(), row.id])
    return { items: await saidViews(ctx, items, 'staff'), next }
  },
)
