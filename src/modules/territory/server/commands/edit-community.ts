import { command } from '../../../../platform/command/types.ts'
import { holdsOver } from '../../../../shared/actor.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { changeCommunity } from '../change-community.ts'
import { lockTree } from '../store.ts'
import { communityView } from '../views/community.ts'

/** Changes what a community is called, how it is reached, its own words and the modules it uses. */
export const editCommunity = command(routes['PATCH /api/c/:community'], {
  async handle(ctx, input) {
    await lockTree(ctx)
    if (!holdsOver(ctx.actor, 'territory.settings', { paths: [''] })) refuse('platform.not_allowed')
    const { community: _, office_hours, address, ...rest } = input
    const wanted = {
      ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)),
      ...(office_hours === undefined ? {} : { office_hours: office_hours || null }),
      ...(address === undefined ? {} : { address: address || null }),
    }
    const changed = await changeCommunity(ctx, wanted)
    if (!changed) ctx.audit('community', String(ctx.communityId))
    return { id: ctx.communityId }
  },
  view: (ctx, { id }) => communityView(ctx, id),
})
