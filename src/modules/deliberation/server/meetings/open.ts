import { sql } from 'kysely'
import { query, type ReadContext } from '../../../../platform/command/types.ts'
import { instantCursor, pageFrom } from '../../../../platform/paging.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { bodiesByIds, postsByIds } from '../../../bodies/api.ts'
import { routes } from '../../contract.ts'
import { type DecisionRow, decisionsOfMeeting } from './decision-store.ts'
import { coverOf, type Published } from './published.ts'
import { type MeetingRow, meetingsWhere } from './store.ts'
import { outcomeOf, type SuggestionRow, suggestionsWhere } from './suggestion-store.ts'
import { framesOf } from './views.ts'

const comingMost = 20
const pastMost = 20
const suggestionsMost = 20
/** Meetings a body holds by itself are told only with their minutes. */
const openKinds = sql`m.kind in ('bench', 'joint', 'representatives', 'round_table', 'urgent')`

async function framed(ctx: ReadContext, rows: readonly MeetingRow[]) {
  const frame = await framesOf(ctx, rows)
  return rows.map((row) => ({ ...frame(row), published: row.minutes_state === 'published' }))
}

/** What is to come, what was and is published, and what became of suggestions. Refusal: `platform.cursor_invalid`. */
export const openMeetings = query(routes['GET /api/c/:community/open-meetings'], async (ctx, { after }) => {
  let behind = sql`true`
  if (after !== undefined) {
    const [at, id] = instantCursor(after)
    behind = sql`(m.starts_at, m.id) < (${at}, ${id}::uuid)`
  }
  const past = await meetingsWhere(
    ctx.tx,
    ctx.communityId,
    sql`m.minutes_state = 'published' and ${behind}`,
    sql`order by m.starts_at desc, m.id desc limit ${pastMost + 1}`,
  )
  const { items, next } = pageFrom(past, pastMost, (row) => [row.starts_at.toISOString(), row.id])
  const coming = after
    ? []
    : await meetingsWhere(
        ctx.tx,
        ctx.communityId,
        sql`m.state in ('called', 'open') and ${openKinds}`,
        sql`order by m.starts_at, m.id limit ${comingMost}`,
      )
  return {
    coming: await framed(ctx, coming),
    past: await framed(ctx, items),
    suggestions: after ? [] : await newestSuggestions(ctx),
    next,
  }
})

async function newestSuggestions(ctx: ReadContext) {
  const rows = await suggestionsWhere(
    ctx,
    sql`m.minutes_state = 'published'`,
    sql`order by g.noted_at desc, g.id desc limit ${suggestionsMost}`,
  )
  const covers = new Map<string, (text: string) => string>()
  for (const id of new Set(rows.map((row) => row.meeting_id))) covers.set(id, await coverOf(ctx, id))
  return rows.map((row) => ({
    id: row.id,
    starts_at: row.starts_at.toISOString(),
    ...suggestion(row, covers.get(row.meeting_id) ?? ((text) => text)),
  }))
}

function suggestion(row: SuggestionRow, cover: (text: string) => string) {
  const { decision_state: state, decision_due: due_day } = row
  return {
    text: cover(row.text),
    answer: cover(row.answer),
    outcome: outcomeOf(row),
    decision: state && due_day ? { state, due_day } : null,
  }
}

/** One meeting's published minutes; what became of its decisions is of today. Refusal: `platform.not_found`. */
export const openMinutes = query(routes['GET /api/c/:community/open-meetings/:id'], async (ctx, { id }) => {
  const [row] = await meetingsWhere(ctx.tx, ctx.communityId, sql`m.id = ${id} and m.minutes_state = 'published'`)
  if (!row) return refuse('platform.not_found')
  const kept = await sql<{ published: Published }>`
    select published from deliberation.meetings where community_id = ${ctx.communityId} and id = ${id}`.execute(ctx.tx)
  const cover = await coverOf(ctx, id)
  const [frame] = await framed(ctx, [row])
  const said = await suggestionsWhere(ctx, sql`g.meeting_id = ${id}`, sql`order by g.seq limit 300`)
  const published = kept.rows[0]?.published
  if (!frame || !published) return refuse('platform.not_found')
  const { published: _, ...facts } = frame
  return {
    ...facts,
    ...published,
    came: row.came,
    decisions: await openDecisions(ctx, await decisionsOfMeeting(ctx, id), cover),
    suggestions: said.map((one) => suggestion(one, cover)),
    published_at: row.published_at?.toISOString() ?? '',
  }
})

async function openDecisions(ctx: ReadContext, rows: readonly DecisionRow[], cover: (text: string) => string) {
  const posts = await postsByIds(
    ctx.tx,
    ctx.communityId,
    rows.flatMap((row) => row.owner_post_id ?? []),
  )
  const bodies = await bodiesByIds(
    ctx.tx,
    ctx.communityId,
    rows.flatMap((row) => row.owner_body_id ?? []),
  )
  return rows.map((row) => ({
    number: row.number,
    text: cover(row.text),
    owner: posts.get(row.owner_post_id ?? '')?.title ?? bodies.get(row.owner_body_id ?? '')?.name ?? '',
    due_day: row.due_day,
    state: row.state,
    ended_day: row.ended_day,
    words: cover(row.words),
  }))
}
