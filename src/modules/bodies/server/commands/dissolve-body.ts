import { command } from '../../../../platform/command/types.ts'
import { routes } from '../../contract.ts'
import { closePosts, endPeriods } from '../closing.ts'
import { openBody } from '../store.ts'
import { bodyView } from '../views/body.ts'

/** Ends a body with everything that hangs on it: members, services, posts. It stays on record. */
export const dissolveBody = command(routes['POST /api/c/:community/bodies/:id/dissolve'], {
  async handle(ctx, { id }) {
    await openBody(ctx, id, 'dissolve')
    await endPeriods(ctx, 'bodies.members', 'body_id', id)
    const served = await endPeriods(ctx, 'bodies.services', 'body_id', id)
    await closePosts(ctx, { body_id: id })
    await ctx.tx
      .updateTable('bodies.bodies')
      .set({ dissolved_at: ctx.now })
      .where('community_id', '=', ctx.communityId)
      .where('id', '=', id)
      .execute()
    ctx.audit('body', id, { dissolved_at: ctx.now.toISOString() })
    ctx.emit('bodies.body_dissolved', { body_id: id })
    if (served.length > 0) ctx.emit('bodies.services_changed', { body_id: id })
    return { id }
  },
  view: (ctx, { id }) => bodyView(ctx, id),
})
