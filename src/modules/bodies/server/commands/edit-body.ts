import { command } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { mayEditAt } from '../can.ts'
import { areaInUse, openBody } from '../store.ts'
import { bodyView } from '../views/body.ts'
import { factColumns, nameColumns, refuseTakenName } from './found-body.ts'

/** Changes what a body is called, where it belongs, what it does and how it is reached. Its kind stays. */
export const editBody = command(routes['PATCH /api/c/:community/bodies/:id'], {
  async handle(ctx, input) {
    const body = await openBody(ctx, input.id, 'edit')
    const area = await areaInUse(ctx, input.area_id)
    if (input.area_id !== undefined && !mayEditAt(ctx.actor, area)) refuse('platform.not_allowed')
    if (input.name !== undefined) await refuseTakenName(ctx, input.name, body.id)
    const changes = {
      ...(input.name === undefined ? {} : nameColumns(input.name)),
      ...(input.area_id === undefined ? {} : { area_id: area?.id ?? null }),
      ...factColumns(input),
    }
    if (Object.keys(changes).length > 0) {
      await ctx.tx
        .updateTable('bodies.bodies')
        .set(changes)
        .where('community_id', '=', ctx.communityId)
        .where('id', '=', body.id)
        .execute()
    }
    ctx.audit('body', body.id, changes)
    ctx.emit('bodies.body_changed', { body_id: body.id })
    return { id: body.id }
  },
  view: (ctx, { id }) => bodyView(ctx, id),
})
