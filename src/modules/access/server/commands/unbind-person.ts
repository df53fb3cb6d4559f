import { command, query } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { bindingOf } from '../binding-view.ts'
import { findBinding, unbind } from '../bindings.ts'
import { reachPerson } from '../reach.ts'

/** Cuts an entry from its account: a lost telephone, a sold dwelling. */
export const unbindPerson = command(routes['POST /api/c/:community/people/:id/binding/end'], {
  async handle(ctx, { id }) {
    await reachPerson(ctx, 'access.issue_codes', id)
    const binding = (await findBinding(ctx.tx, ctx.communityId, { person: id })) ?? refuse('access.not_bound')
    await unbind(ctx, binding)
    return { id }
  },
  view: (ctx, { id }) => bindingOf(ctx, id),
})

/** Whether an entry has an account. */
export const showBinding = query(routes['GET /api/c/:community/people/:id/binding'], async (ctx, { id }) => {
  await reachPerson(ctx, 'access.issue_codes', id)
  return bindingOf(ctx, id)
})
