import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { dropOption } from './check.ts'
import { changeNomination, draftedCall, enteredCall, type NominationRow, noteStep, standing } from './store.ts'
import { ownNomination, staffNomination } from './views.ts'

type Said = { agrees: boolean; how: 'screen' | 'counter' }

async function answer(ctx: WriteContext, row: NominationRow, { agrees, how }: Said): Promise<void> {
  if (row.what !== 'candidate' || row.assent === 'none') refuse('ballots.assent_unasked')
  if (!agrees && row.state === 'listed') await dropOption(ctx, row)
  await changeNomination(ctx, row, {
    ...{ assent: agrees ? 'given' : 'refused', assent_at: ctx.now, assent_how: how },
    ...{ assent_entered_by_person: how === 'counter' ? ctx.actor.personId : null },
    ...(row.state === 'listed' && !agrees ? { state: 'feasible' } : {}),
  })
  await noteStep(ctx, row, agrees ? 'assent_given' : 'assent_refused')
}

/** A candidate says whether they stand; until the ballot is announced they may say otherwise. Refusals: see the route. */
export const giveAssent = command(routes['POST /api/c/:community/my/ballots/:id/nominations/:nomination/assent'], {
  async handle(ctx, { id, nomination, agrees }) {
    await draftedCall(ctx, id)
    const row = await standing(ctx, id, nomination, ['feasible', 'listed'])
    if (row.candidate_person_id === null || row.candidate_person_id !== ctx.actor.personId)
      refuse('platform.not_allowed')
    await answer(ctx, row, { agrees, how: 'screen' })
    return { id, nomination }
  },
  view: (ctx, { id, nomination }) => ownNomination(ctx, id, nomination),
})

/** Notes what a candidate said in writing. Refusals: see the route. */
export const noteAssent = command(routes['POST /api/c/:community/ballots/:id/nominations/:nomination/assent'], {
  async handle(ctx, { id, nomination, agrees }) {
    await enteredCall(ctx, id, false)
    const row = await standing(ctx, id, nomination, ['feasible', 'listed'])
    await answer(ctx, row, { agrees, how: 'counter' })
    return { id, nomination }
  },
  view: (ctx, { id, nomination }) => staffNomination(ctx, id, nomination),
})
