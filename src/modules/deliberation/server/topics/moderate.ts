import { type RawBuilder, sql } from 'kysely'
import { command, query, type ReadContext, type WriteContext } from '../../../../platform/command/types.ts'
import { instantCursor, pageFrom } from '../../../../platform/paging.ts'
import { holdsOver } from '../../../../shared/actor.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { findSaid, oneThread, type SaidRow, saidViews, saidWhere } from './said.ts'
import { seenTopics } from './store.ts'
import { changeWritten, lockWritten, moderateWritten, type Sort } from './written.ts'

const view = (ctx: ReadContext, { id }: { id: string }) => oneThread(ctx, id, 'staff')

/** Merged goes what is of the same kind, side and option at the same place; replies go along. */
export const contributionSort: Sort<SaidRow> = {
  table: 'deliberation.contributions',
  thing: 'contribution',
  find: findSaid,
  withdrawn: 'deliberation.said_withdrawn',
  unfit: 'deliberation.merge_unfit',
  same: (row, into) => (['kind', 'side', 'option_id', 'parent_id'] as const).every((key) => row[key] === into[key]),
  takeAlong: (ctx, id, into) =>
    sql`update deliberation.contributions set parent_id = ${into}
      where community_id = ${ctx.communityId} and parent_id = ${id}`.execute(ctx.tx),
}

export const changeSaid = (ctx: WriteContext, id: string, values: Record<string, unknown>) =>
  changeWritten(ctx, contributionSort, id, values)

/** Lets one stand (or be seen again), hides it with a reason its author reads, or merges it into the same one. Refusals: see the route. */
export const moderate = command(routes['POST /api/c/:community/contributions/:id/moderate'], {
  async handle(ctx, said) {
    const before = await moderateWritten(ctx, contributionSort, said)
    if (said.act !== 'show' || before.state === 'waiting')
      ctx.emit('deliberation.contribution_answered', { contribution_id: said.id })
    return { id: said.id }
  },
  view,
})

/** Answers by name and post; a later answer replaces it. Refusals: see the route. */
export const answerQuestion = command(routes['POST /api/c/:community/contributions/:id/answer'], {
  async handle(ctx, { id, text }) {
    const row = await lockWritten(ctx, contributionSort, id, 'answer')
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
    const row = await lockWritten(ctx, contributionSort, id)
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
