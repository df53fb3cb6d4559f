import { type QuestionRow, questionsOfCase } from '../../../../engines/caseflow/index.ts'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { holdersOf } from '../../../bodies/api.ts'
import { type Told, toAll } from '../told.ts'
import { requestFacts } from './request-facts.ts'

/** Whom a question is put to: the person, else whoever holds the post, else who holds a post of the body. */
async function askedOnes(ctx: ReadContext, question: QuestionRow): Promise<string[]> {
  const { to_person_id: person, to_post_id: postId, to_body_id: bodyId } = question
  if (person) return [person]
  if (!postId && !bodyId) return []
  const wanted = postId ? { postId } : { bodyId: bodyId ?? undefined }
  return (await holdersOf(ctx.tx, ctx.communityId, wanted, ctx.now)).map((holder) => holder.person_id)
}

/** A question among colleagues: those asked learn that it waits, whoever asked that it was answered. */
export async function questionTold(
  ctx: ReadContext,
  { request_id, question_id }: { request_id: string; question_id: string },
  kind: 'question_put' | 'question_answered',
): Promise<Told[]> {
  const question = (await questionsOfCase(ctx.tx, ctx.communityId, request_id)).find((one) => one.id === question_id)
  const [facts] = await requestFacts(ctx, [request_id])
  if (!question || !facts || question.withdrawn_at) return []
  const told = { kind, thing: request_id, params: { number: facts.number } }
  if (kind === 'question_answered') return toAll([question.asked_by_person], told)
  if (question.answered_at) return []
  return toAll(await askedOnes(ctx, question), {
    ...told,
    params: { number: facts.number, at: question.due_at.toISOString() },
  })
}
