import { lockQuestion, type QuestionRow } from '../../../../engines/caseflow/index.ts'
import type { WriteContext } from '../../../../platform/command/types.ts'
import type { Actor } from '../../../../shared/actor.ts'
import { refuse } from '../../../../shared/refusal.ts'

export type QuestionAction = 'answer' | 'withdraw'

/** What a person may do with a question now. Closed ones let nothing. */
export function canQuestion(actor: Actor, row: QuestionRow): QuestionAction[] {
  if (row.answered_at || row.withdrawn_at) return []
  return [
    ...(isAsked(actor, row) ? (['answer'] as const) : []),
    ...(hasAsked(actor, row) ? (['withdraw'] as const) : []),
  ]
}

/** The person meant, or who deputises for them; else who holds the post, else the posts of the body. */
function isAsked(actor: Actor, row: QuestionRow): boolean {
  const { to_person_id: person } = row
  if (person) return person === actor.personId || actor.posts.some((post) => post.deputyFor === person)
  if (row.to_post_id) return actor.posts.some((post) => post.id === row.to_post_id)
  return actor.posts.some((post) => post.bodyId !== null && post.bodyId === row.to_body_id)
}

function hasAsked(actor: Actor, row: QuestionRow): boolean {
  return row.asked_by_person === actor.personId
}

/** An open question this person may act on, locked. Refusals: `platform.not_found`, `requests.question_closed`. */
export async function lockOpenQuestion(ctx: WriteContext, id: string, action: QuestionAction): Promise<QuestionRow> {
  const row = (await lockQuestion(ctx.tx, ctx.communityId, id)) ?? refuse('platform.not_found')
  const concerned = action === 'answer' ? isAsked(ctx.actor, row) : hasAsked(ctx.actor, row)
  if (!concerned) refuse('platform.not_found')
  if (row.answered_at || row.withdrawn_at) refuse('requests.question_closed')
  return row
}
