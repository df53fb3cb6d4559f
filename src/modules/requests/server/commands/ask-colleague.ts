import { askQuestion, changeCase, questionsOfCase } from '../../../../engines/caseflow/index.ts'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { bodiesByIds } from '../../../bodies/api.ts'
import { routes } from '../../contract.ts'
import { lockForStaff, staffActor } from '../door.ts'
import { handlers } from '../permissions.ts'
import { checkAhead } from '../rules/ahead.ts'
import { holderOf } from '../rules/receiver.ts'
import { requestView } from '../views/request-view.ts'

/** More open questions than that at one request help nobody. */
const openMost = 10

/**
 * Asks a post (and who holds it), or a body, for a word by an instant (征询), or gives it a part of the work (协办). It stands on their list of
 * today; responsibility and clocks stay where they are. Refusals: those of `lockForStaff`, `requests.receiver_unknown`, `requests.body_unknown`, `requests.due_in_past`,
 * `requests.too_many_questions`.
 */
export const askColleague = command(routes['POST /api/c/:community/requests/:id/questions'], {
  async handle(ctx, input) {
    const row = await lockForStaff(ctx, input, 'ask')
    const to = await asked(ctx, input)
    const due = checkAhead(ctx, input.due_at, 'due_at')
    const before = await questionsOfCase(ctx.tx, ctx.communityId, row.id)
    if (before.filter((one) => !one.answered_at && !one.withdrawn_at).length >= openMost) {
      refuse('requests.too_many_questions', { most: openMost })
    }
    const actor = staffActor(ctx, 'requests.note', row)
    const id = ctx.newId()
    const kind = input.kind ?? 'question'
    await askQuestion(ctx.tx, ctx.communityId, {
      id,
      kind,
      case_id: row.id,
      asked_by_person: ctx.actor.personId ?? refuse('platform.not_a_member'),
      asked_by_post: actor.postId,
      ...to,
      question: input.question,
      asked_at: ctx.now,
      due_at: due,
    })
    const data = {
      question_id: id,
      post_id: to.to_post_id,
      person_id: to.to_person_id,
      body_id: to.to_body_id,
      due_at: due,
    }
    // Whoever asked for it may know who helps; what is asked among colleagues stays there.
    const step =
      kind === 'part'
        ? ({ kind: 'part_given', actor, visibility: 'public', body: '', data } as const)
        : ({ kind: 'asked', actor, visibility: 'internal', body: input.question, data } as const)
    await changeCase(ctx.tx, row, { steps: [step] }, ctx.now)
    ctx.audit('request', row.id, { asked: id, ...to, due_at: due.toISOString() })
    ctx.emit('requests.asked', { request_id: row.id, question_id: id })
    return { id: row.id }
  },
  view: (ctx, { id }) => requestView(ctx, id),
})

type Wanted = { post_id?: string | undefined; person_id?: string | undefined; body_id?: string | undefined }

async function asked(ctx: WriteContext, wanted: Wanted) {
  if (wanted.post_id) {
    const holder = await holderOf(ctx, { postId: wanted.post_id, personId: wanted.person_id })
    if (!holder || !handlers.includes(holder.kind) || holder.person_id === ctx.actor.personId) {
      refuse('requests.receiver_unknown', {}, [{ path: 'post_id', code: 'invalid' }])
    }
    const person = wanted.person_id ? holder.person_id : null
    return { to_post_id: holder.post_id, to_person_id: person, to_body_id: holder.body_id }
  }
  if (!wanted.body_id) refuse('requests.receiver_unknown', {}, [{ path: 'post_id', code: 'required' }])
  const body = (await bodiesByIds(ctx.tx, ctx.communityId, [wanted.body_id])).get(wanted.body_id)
  if (!body || body.dissolved_at) refuse('requests.body_unknown')
  return { to_post_id: null, to_person_id: null, to_body_id: body.id }
}
