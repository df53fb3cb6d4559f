import { command } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { tagNames } from '../rules/tags.ts'
import { checkName, checkRoom, lockTags } from './list.ts'

/** A new tag of the community's list. Refusals: `requests.tag_exists`, `requests.too_many_tags`. */
export const addTag = command(routes['POST /api/c/:community/tags'], {
  async handle(ctx, { name }) {
    await lockTags(ctx)
    await checkName(ctx, name)
    await checkRoom(ctx)
    const id = ctx.newId()
    await ctx.tx
      .insertInto('requests.tags')
      .values({ community_id: ctx.communityId, id, name, made_at: ctx.now })
      .execute()
    ctx.audit('tag', id, { name })
    return { id }
  },
  view: async (ctx, { id }) => (await tagNames(ctx, [id]))[0] ?? refuse('platform.not_found'),
})
