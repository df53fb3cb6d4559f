import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { personNames } from '../../../people/api.ts'
import { requestsSeen } from '../../../requests/api.ts'
import type { DecisionState, SuggestionOutcome } from '../../contract/meetings/kinds.ts'
import type { suggestionView } from '../../contract/meetings/views.ts'
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
  title: string
  starts_at: Date
  body_id: string | null
  admin_path: string | null
  compound_path: string | null
}

/** Suggestions with their meeting `m` and the decision made of them. To be bounded by `rest`. */
export async function suggestionsWhere(
  ctx: ReadContext,
  where: RawBuilder<unknown>,
  rest: RawBuilder<unknown>,
): Promise<SuggestionRow[]> {
  const found = await sql<SuggestionRow>`
    select g.id, g.meeting_id, g.seq, g.text, g.by_person, g.by_name, g.noted_at, g.answer, g.answered_at, g.outcome, g.request_id,
      g.decision_id, d.number as decision_number, d.state as decision_state, d.due_day::text as decision_due, m.title, m.starts_at,
      m.body_id, m.admin_path, m.compound_path
    from deliberation.suggestions g
    join deliberation.meetings m on m.community_id = g.community_id and m.id = g.meeting_id
    left join deliberation.decisions d on d.community_id = g.community_id and d.id = g.decision_id
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
      can: keeps(ctx.actor, row) ? ['answer'] : [],
    }
  })
}
