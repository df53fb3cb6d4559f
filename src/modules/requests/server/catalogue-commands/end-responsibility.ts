import { command } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'

/** The catalogue's word holds again. Refusal: `platform.not_found`, also for one already ended. */
export const endResponsibility = command(
  routes['DELETE /api/c/:community/responsibilities/:id'],
  async (ctx, { id }) => {
    const ended = await ctx.tx
      .updateTable('requests.responsibilities')
      .set({ until: ctx.now })
      .where('community_id', '=', ctx.communityId)
      .where('id', '=', id)
      .where('until', 'is', null)
      .returning('item_code')
      .executeTakeFirst()
    if (!ended) refuse('platform.not_found')
    ctx.audit('responsibility', id, { ended: ctx.now.toISOString() })
    return { id }
  },
)
