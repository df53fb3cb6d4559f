import { command } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { bindingOf } from '../binding-view.ts'
import { forgetWrong } from '../lock-out.ts'
import { numbersOf } from '../numbers.ts'
import { reachPerson } from '../reach.ts'

/** For who stands at the counter: wrong codes and passwords are forgotten. Refusals: `platform.not_found`, `access.not_locked`. */
export const unlockPerson = command(routes['POST /api/c/:community/people/:id/unlock'], {
  async handle(ctx, { id }) {
    await reachPerson(ctx, 'access.issue_codes', id)
    const numbers = await numbersOf(ctx, id)
    if (!(await forgetWrong(ctx.tx, ctx.services.vault, numbers))) refuse('access.not_locked')
    ctx.audit('person', id, { unlocked: true })
    return { id }
  },
  view: (ctx, { id }) => bindingOf(ctx, id),
})
