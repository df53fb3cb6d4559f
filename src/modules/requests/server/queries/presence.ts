import { query } from '../../../../platform/command/types.ts'
import { leave, whoIsAt } from '../../../desk/api.ts'
import { personNames } from '../../../people/api.ts'
import { routes } from '../../contract.ts'
import { visibleRow } from './visibility.ts'

/**
 * Tells a colleague's page who else is at the request, and notes that this one is: for staff only, in the memory of the process, gone
 * within a minute, never kept. The version lets a page see that somebody acted. Refusal: `platform.not_found`.
 */
export const requestPresence = query(
  routes['GET /api/c/:community/requests/:id/presence'],
  async (ctx, { id, writing, leaving }) => {
    const row = await visibleRow(ctx, id)
    const thing = { communityId: ctx.communityId, kind: 'request', id }
    const { personId } = ctx.actor
    if (leaving === 'yes') {
      if (personId) leave(thing, personId)
      return { version: row.version, present: [] }
    }
    const others = whoIsAt(thing, personId ? { personId, writing: writing === 'yes' } : null, ctx.now)
    const names = await personNames(
      ctx.tx,
      ctx.communityId,
      others.map((one) => one.personId),
    )
    return {
      version: row.version,
      present: others.map((one) => ({
        person_id: one.personId,
        name: names.get(one.personId)?.name ?? '',
        writing: one.writing,
      })),
    }
  },
)
