import { pinyinKey } from '../../../../engines/text/index.ts'
import { command } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { mayEditAt } from '../can.ts'
import { communityOf } from '../communities.ts'
import { lockTree } from '../store.ts'
import { communityView } from '../views/community.ts'

/** Changes what a community is called, how it is reached, its own words and the modules it uses. */
export const editCommunity = command(routes['PATCH /api/c/:community'], {
  async handle(ctx, input) {
    await lockTree(ctx)
    if (!mayEditAt(ctx.actor, [''])) refuse('platform.not_allowed')
    const community = await communityOf(ctx.tx, ctx.communityId)
    const changes = {
      ...(input.name === undefined ? {} : { name: input.name, sort_key: pinyinKey(input.name, 'place') }),
      ...(input.phone === undefined ? {} : { phone: input.phone }),
      ...(input.supervision_phone === undefined ? {} : { supervision_phone: input.supervision_phone }),
      ...(input.office_hours === undefined ? {} : { office_hours: input.office_hours || null }),
      ...(input.address === undefined ? {} : { address: input.address || null }),
      ...(input.names === undefined ? {} : { names: JSON.stringify(input.names) }),
      ...(input.modules === undefined
        ? {}
        : { settings: JSON.stringify({ ...community?.settings, modules: input.modules }) }),
    }
    if (Object.keys(changes).length > 0) {
      await ctx.tx
        .updateTable('territory.communities')
        .set(changes)
        .where('community_id', '=', ctx.communityId)
        .execute()
    }
    if (input.name !== undefined) {
      await ctx.tx
        .updateTable('territory.regions')
        .set({ name: input.name })
        .where('id', '=', ctx.communityId)
        .execute()
    }
    ctx.audit('community', String(ctx.communityId), changes)
    ctx.emit('territory.community_changed', { community_id: ctx.communityId })
    return { id: ctx.communityId }
  },
  view: (ctx, { id }) => communityView(ctx, id),
})
