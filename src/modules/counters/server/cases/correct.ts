import { sql } from 'kysely'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { workPost } from '../common.ts'
import { mayCorrect } from './can.ts'
import { lockCase, type StepRow, stepOf } from './store.ts'
import { caseView } from './views.ts'

/**
 * Puts right what somebody wrote under a case, by whoever keeps it; what stood there stays, with the reason. Counts and states don't
 * change: what was done wrongly is done again. Refusals: see the route.
 */
export const correctStep = command(routes['POST /api/c/:community/service-cases/:id/steps/:seq/correct'], {
  async handle(ctx, { id, seq, text, reason }) {
    const row = await lockCase(ctx, id, 'correct')
    const step = (await stepOf(ctx, id, seq)) ?? refuse('platform.not_found')
    if (!mayCorrect(ctx.actor, row, step)) refuse('counters.step_fixed')
    await sql`
      insert into counters.corrections (community_id, case_id, step_seq, nth, was, reason, at, person_id, post_id)
      select ${ctx.communityId}, ${id}, ${seq}, count(*)::int + 1, ${step.text}, ${reason}, ${ctx.now}, ${ctx.actor.personId}::uuid,
        ${workPost(ctx)}::uuid
      from counters.corrections where community_id = ${ctx.communityId} and case_id = ${id} and step_seq = ${seq}`.execute(
      ctx.tx,
    )
    await sql`
      update counters.steps set text = ${text} where community_id = ${ctx.communityId} and case_id = ${id} and seq = ${seq}`.execute(
      ctx.tx,
    )
    await changeElsewhere(ctx, id, step, text)
    ctx.audit('service_case', id, { corrected: seq, reason })
    return { id }
  },
  view: (ctx, { id }) => caseView(ctx, id),
})

/** The same words stand with the matter they ended, and with the reception of a visit. */
async function changeElsewhere(ctx: WriteContext, id: string, step: StepRow, text: string): Promise<void> {
  if (step.kind === 'visit') {
    await sql`
      update counters.receptions set note = ${text}
      where community_id = ${ctx.communityId} and case_id = ${id} and at = ${step.at}`.execute(ctx.tx)
  } else if (step.matter_seq !== null && step.kind !== 'wait') {
    await sql`
      update counters.case_matters set result = ${text}, done_by = ''
      where community_id = ${ctx.communityId} and case_id = ${id} and seq = ${step.matter_seq} and ended_at = ${step.at}`.execute(
      ctx.tx,
    )
  }
}
