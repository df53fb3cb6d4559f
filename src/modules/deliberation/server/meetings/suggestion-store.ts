import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { personNames } from '../../../people/api.ts'
import { requestsSeen } from '../../../requests/api.ts'
import type { DecisionState, SuggestionOutcome } from '../../contract/meetings/kinds.ts'
import type { suggestionView } from '../../contract/meetings/views.ts'
import { seenTopics } from '../topics/store.ts'
import { keeps } from './can.ts'

export type SuggestionRow = {
  id: string
  meeting_id: string
  seq: number
  text: string
  by_person: string | null
  by_name: string
  noted_at: Date
  answer: string
  answered_at: Date | null
  outcome: SuggestionOutcome
  request_id: string | null
  decision_id: string | null
  decision_number: string | null
  decision_state: DecisionState | null
  decision_due: string | null
  topic_id: string | null
  topic_number: string | null
  topic_title: string | null
  title: string
  starts_at: Date
  body_id: string | null
  admin_path: string | null
  compound_path: string | null
}

/** Suggestions with their meeting `m`, the decision made of them, and the topic they are talked over in, where the reader may see it. To be bounded by `rest`. */
export async function suggestionsWhere(
  ctx: ReadContext,
  where: RawBuilder<unknown>,
  rest: RawBuilder<unknown>,
): Promise<SuggestionRow[]> {
  const found = await sql<SuggestionRow>`
    select g.id, g.meeting_id, g.seq, g.text, g.by_person, g.by_name, g.noted_at, g.answer, g.answered_at, g.outcome, g.request_id,
      g.decision_id, d.number as decision_number, d.state as decision_state, d.due_day::text as decision_due,
      t.id as topic_id, t.number as topic_number, t.title as topic_title, m.title, m.starts_at,
      m.body_id, m.admin_path, m.compound_path
    from deliberation.suggestions g
    join deliberation.meetings m on m.community_id = g.community_id and m.id = g.meeting_id
    left join deliberation.decisions d on d.community_id = g.community_id and d.id = g.decision_id
    left join lateral (select t.id, t.number, t.title from deliberation.topics t
      where t.community_id = g.community_id and t.suggestion_id = g.id and ${seenTopics(ctx.actor)}
      order by t.opened_at desc, t.id desc limit 1) t on true
    where g.community_id = ${ctx.communityId} and ${where} ${rest}`.execute(ctx.tx)
  return found.rows
}

/** What became of one: the decision it led to says more than what was written when it was answered. */
export function outcomeOf(row: Pick<SuggestionRow, 'outcome' | 'decision_state'>): SuggestionOutcome {
  if (row.decision_state === 'done') return 'done'
  return row.outcome
}

export async function suggestionViews(
  ctx: ReadContext,
  rows: readonly SuggestionRow[],
): Promise<z.output<typeof suggestionView>[]> {
  if (rows.length === 0) return []
  const names = await personNames(
    ctx.tx,
    ctx.communityId,
    rows.flatMap((row) => row.by_person ?? []),
  )
  const requests = await requestsSeen(
    ctx,
    rows.flatMap((row) => row.request_id ?? []),
  )
  return rows.map((row) => {
    const request = requests.find((one) => one.id === row.request_id)
    return {
      id: row.id,
      meeting: { id: row.meeting_id, title: row.title, starts_at: row.starts_at.toISOString() },
      seq: row.seq,
      text: row.text,
      by: names.get(row.by_person ?? '')?.name ?? row.by_name,
      noted_at: row.noted_at.toISOString(),
      answer: row.answer,
      answered_at: row.answered_at?.toISOString() ?? null,
      outcome: outcomeOf(row),
      request: request ? { id: request.id, number: request.number } : null,
      decision:
        row.decision_id && row.decision_number && row.decision_state && row.decision_due
          ? { id: row.decision_id, number: row.decision_number, state: row.decision_state, due_day: row.decision_due }
          : null,
      topic:
        row.topic_id && row.topic_number && row.topic_title
          ? { id: row.topic_id, number: row.topic_number, title: row.topic_title }
          : null,
      can: keeps(ctx.actor, row) ? ['answer'] : [],
    }
  })
}
