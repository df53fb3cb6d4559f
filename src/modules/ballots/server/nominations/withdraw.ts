import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import type { NominationState } from '../../contract/nomination-views.ts'
import { routes } from '../../contract.ts'
import { dropOption } from './check.ts'
import { dropMerges } from './merge.ts'
import { changeNomination, draftedCall, enteredCall, type NominationRow, noteStep, standing } from './store.ts'
import { ownNomination, staffNomination } from './views.ts'

const open: readonly NominationState[] = ['proposed', 'feasible', 'unfit', 'left_out', 'listed']

async function withdraw(ctx: WriteContext, row: NominationRow, reason: string): Promise<void> {
  await dropOption(ctx, row)
  await dropMerges(ctx, row)
  await changeNomination(ctx, row, { state: 'withdrawn' })
  await noteStep(ctx, row, 'withdrawn', reason)
}

/** Whoever proposed it, or would stand, takes it back until the ballot is announced. Refusals: see the route. */
export const withdrawNomination = command(
  routes['POST /api/c/:community/my/ballots/:id/nominations/:nomination/withdraw'],
  {
    async handle(ctx, { id, nomination, reason }) {
      await draftedCall(ctx, id)
      const row = await standing(ctx, id, nomination, open)
      const own = [row.person_id, row.candidate_person_id].some((one) => one !== null && one === ctx.actor.personId)
      if (!own) refuse('platform.not_allowed')
      await withdraw(ctx, row, reason)
      return { id, nomination }
    },
    view: (ctx, { id, nomination }) => ownNomination(ctx, id, nomination),
  },
)

/** Takes it back for whoever said so at the counter. Refusals: see the route. */
export const withdrawNominationFor = command(
  routes['POST /api/c/:community/ballots/:id/nominations/:nomination/withdraw'],
  {
    async handle(ctx, { id, nomination, reason }) {
      await enteredCall(ctx, id, false)
      await withdraw(ctx, await standing(ctx, id, nomination, open), reason)
      return { id, nomination }
    },
    view: (ctx, { id, nomination }) => staffNomination(ctx, id, nomination),
  },
)
