import { answerQuestion, changeCase, type QuestionRow } from '../../../../engines/caseflow/index.ts'
import { command } from '../../../../platform/command/types.ts'
import type { ActorPost } from '../../../../shared/actor.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { actingBy, dropOwnDraft } from '../door.ts'
import { lockOpenQuestion } from '../rules/questions.ts'
import { lockRequest } from '../store.ts'
import { questionView } from '../views/question-views.ts'

/**
 * Whoever was asked answers, which closes the question; the one who asked reads it at the request. Refusals: `platform.not_found` for
 * everybody else, `requests.question_closed`.
 */
export const answerColleague = command(routes['POST /api/c/:community/questions/:id/answer'], {
  async handle(ctx, input) {
    const question = await lockOpenQuestion(ctx, input.id, 'answer')
    const row = (await lockRequest(ctx.tx, ctx.communityId, question.case_id)) ?? refuse('platform.not_found')
    const post = answeringPost(ctx.actor.posts, question)
    const { personId } = ctx.actor
    const answer = { text: input.text, personId, postId: post?.id ?? null }
    await answerQuestion(ctx.tx, ctx.communityId, question.id, answer, ctx.now)
    const actor = actingBy(ctx, row.id, post)
    const data = { question_id: question.id }
    const step = { kind: 'question_answered', actor, visibility: 'internal', body: input.text, data } as const
    await changeCase(ctx.tx, row, { steps: [step] }, ctx.now)
    await dropOwnDraft(ctx, 'question', question.id, 'answer')
    ctx.audit('request', row.id, { answered: question.id })
    ctx.emit('requests.question_answered', { request_id: row.id, question_id: question.id })
    return { id: question.id }
  },
  view: (ctx, { id }) => questionView(ctx, id),
})

/** The post asked, in the place of the one asked where that one is away; else the answerer's first. */
function answeringPost(posts: readonly ActorPost[], asked: QuestionRow): ActorPost | undefined {
  const inPlace = posts.filter((post) => post.deputyFor !== undefined && post.deputyFor === asked.to_person_id)
  return [...inPlace, ...posts].find((post) => post.id === asked.to_post_id) ?? inPlace[0] ?? posts[0]
}
