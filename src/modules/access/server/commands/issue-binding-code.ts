import { command } from '../../../../platform/command/types.ts'
import { routes } from '../../contract.ts'
import { codeDays, codeOf, hashOf } from '../binding-codes.ts'
import { reachPerson } from '../reach.ts'

const dayMilliseconds = 86_400_000

/** Makes a code for a person who stands at the counter; codes handed out before stop working. Shown in this answer only. */
export const issueBindingCode = command(routes['POST /api/c/:community/people/:id/binding-codes'], {
  async handle(ctx, { id: personId }) {
    await reachPerson(ctx, 'access.issue_codes', personId)
    await ctx.tx
      .updateTable('access.binding_codes')
      .set({ voided_at: ctx.now })
      .where('community_id', '=', ctx.communityId)
      .where('person_id', '=', personId)
      .where('used_at', 'is', null)
      .where('voided_at', 'is', null)
      .execute()
    const id = ctx.newId()
    const expires_at = new Date(ctx.now.getTime() + codeDays * dayMilliseconds)
    const code_hash = hashOf(ctx, codeOf(ctx, id))
    await ctx.tx
      .insertInto('access.binding_codes')
      .values({ community_id: ctx.communityId, id, code_hash, person_id: personId, issued_at: ctx.now, expires_at })
      .execute()
    ctx.audit('person', personId, { binding_code: id })
    return { id, expires_at: expires_at.toISOString() }
  },
  view: async (ctx, { id, expires_at }) => ({ code: codeOf(ctx, id), expires_at }),
})
