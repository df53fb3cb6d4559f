import { command } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { erasePerson } from '../erasure/erase-person.ts'
import { reachPerson } from '../people.ts'
import { lockRight } from './rows.ts'
import { canRight, showRightOf } from './views.ts'

/**
 * Answers with a reason (个人信息保护法 50): what was done, or why it isn't. Mending itself is an edit of the entry;
 * an erasure granted is done at once, in all modules.
 * Refusals: `platform.not_found`, `privacy.right_ended`, `platform.not_allowed` to grant an erasure, and what a
 * module says of somebody who is still needed (`bodies.still_serving`, `requests.still_open`).
 */
export const answerRight = command(routes['POST /api/c/:community/rights/:id/answer'], {
  async handle(ctx, { id, state, answer }) {
    const right = await lockRight(ctx, id)
    await reachPerson(ctx, 'privacy.rights', right.person_id)
    if (right.state !== 'open') refuse('privacy.right_ended')
    const erasing = right.kind === 'deletion' && state === 'granted'
    if (erasing && !canRight(ctx, right).includes('erase')) refuse('platform.not_allowed')
    const outcome = erasing ? await erasePerson(ctx, right.person_id) : null
    await ctx.tx
      .updateTable('privacy.rights')
      .set({
        state,
        answer,
        outcome: outcome && JSON.stringify(outcome),
        answered_by_person: ctx.actor.personId,
        ended_at: ctx.now,
      })
      .where('community_id', '=', ctx.communityId)
      .where('id', '=', id)
      .execute()
    ctx.audit('right', id, { state, answer })
    ctx.emit('privacy.right_answered', { right_id: id, person_id: right.person_id })
    return { id }
  },
  view: (ctx, { id }) => showRightOf(ctx, id),
})
