import { changeCase, withdrawQuestion } from '../../../../engines/caseflow/index.ts'
import { command } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { staffActor } from '../door.ts'
import { lockOpenQuestion } from '../rules/questions.ts'
import { lockRequest } from '../store.ts'
import { questionView } from '../views/question-views.ts'

/** Who asked needs no answer any more. Refusals: `platform.not_found` for everybody else, `requests.question_closed`. */
export const takeBackQuestion = command(routes['POST /api/c/:community/questions/:id/withdraw'], {
  async handle(ctx, input) {
    const question = await lockOpenQuestion(ctx, input.id, 'withdraw')
    const row = (await lockRequest(ctx.tx, ctx.communityId, question.case_id)) ?? refuse('platform.not_found')
    await withdrawQuestion(ctx.tx, ctx.communityId, question.id, ctx.now)
    const actor = staffActor(ctx, 'requests.note', row)
    const data = { question_id: question.id }
    await changeCase(
      ctx.tx,
      row,
      { steps: [{ kind: 'question_withdrawn', actor, visibility: 'internal', data }] },
      ctx.now,
    )
    ctx.audit('request', row.id, { question_withdrawn: question.id })
    return { id: question.id }
  },
  view: (ctx, { id }) => questionView(ctx, id),
})
