import { sql } from 'kysely'
import { command, query, type ReadContext } from '../../../../platform/command/types.ts'
import { instantCursor, pageFrom } from '../../../../platform/paging.ts'
import { refuse } from '../../../../shared/refusal.ts'
import type { SuggestionFilter } from '../../contract/meetings/filters.ts'
import { routes } from '../../contract.ts'
import { keeps } from './can.ts'
import { decisionWithMeeting } from './decision-store.ts'
import { requestOf } from './hold.ts'
import { seenBy } from './store.ts'
import { suggestionsWhere, suggestionViews } from './suggestion-store.ts'

type Page = { after?: string | undefined; limit: number }

/** The newest first. Refusal: `platform.cursor_invalid`. */
export async function suggestionsFound(ctx: ReadContext, { outcome }: SuggestionFilter, { after, limit }: Page) {
  let behind = sql`true`
  if (after !== undefined) {
    const [at, id] = instantCursor(after)
    behind = sql`(g.noted_at, g.id) < (${at}, ${id}::uuid)`
  }
  const rows = await suggestionsWhere(
    ctx,
    sql`${seenBy(ctx.actor)} and ${behind} and ${outcome ? sql`g.outcome = ${outcome}` : sql`true`}`,
    sql`order by g.noted_at desc, g.id desc limit ${limit + 1}`,
  )
  const { items, next } = pageFrom(rows, limit, (row) => [row.noted_at.toISOString(), row.id])
  return { items: await suggestionViews(ctx, items), next }
}

export const listSuggestions = query(routes['GET /api/c/:community/suggestions'], (ctx, { after, limit, ...filter }) =>
  suggestionsFound(ctx, filter, { after, limit }),
)

const one = (id: string) => [sql`g.id = ${id}`, sql`limit 1`] as const

/** An answer, and what becomes of it: a request, a decision. A later word replaces it. Refusals: see the route. */
export const answerSuggestion = command(routes['POST /api/c/:community/suggestions/:id/answer'], {
  async handle(ctx, { id, answer, outcome, request_number, decision_id }) {
    await sql`select 1 from deliberation.suggestions where community_id = ${ctx.communityId} and id = ${id} for update`.execute(
      ctx.tx,
    )
    const [row] = await suggestionsWhere(ctx, ...one(id))
    if (!row) return refuse('platform.not_found')
    if (!keeps(ctx.actor, row)) refuse('platform.not_allowed')
    const request_id = (await requestOf(ctx, request_number)) ?? row.request_id
    if (decision_id && (await decisionWithMeeting(ctx, decision_id)).row.meeting_id !== row.meeting_id) {
      refuse('deliberation.source_unknown', {}, [{ path: 'decision_id', code: 'invalid' }])
    }
    const change = { answer, outcome, request_id, decision_id: decision_id ?? row.decision_id }
    await ctx.tx
      .updateTable('deliberation.suggestions')
      .set({ ...change, answered_at: ctx.now, answered_by_person: ctx.actor.personId })
      .where('community_id', '=', ctx.communityId)
      .where('id', '=', id)
      .execute()
    ctx.audit('suggestion', id, change)
    ctx.emit('deliberation.suggestion_answered', { suggestion_id: id })
    return { id }
  },
  async view(ctx, { id }) {
    const [seen] = await suggestionViews(ctx, await suggestionsWhere(ctx, ...one(id)))
    return seen ?? refuse('platform.not_found')
  },
})
