import { answerQuestion, changeCase } from '../../../../engines/caseflow/index.ts'
import { command } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { dropOwnDraft } from '../door.ts'
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
    const post = ctx.actor.posts.find((one) => one.id === question.to_post_id) ?? ctx.actor.posts[0]
    const { personId } = ctx.actor
    const answer = { text: input.text, personId, postId: post?.id ?? null }
    await answerQuestion(ctx.tx, ctx.communityId, question.id, answer, ctx.now)
    const actor = { kind: 'staff', personId, postId: post?.id ?? null, bodyId: post?.bodyId ?? null } as const
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
