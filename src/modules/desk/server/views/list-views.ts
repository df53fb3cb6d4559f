import { query } from '../../../../platform/command/types.ts'
import { bodiesByIds } from '../../../bodies/api.ts'
import { routes } from '../../contract.ts'
import { viewsOf, viewViews } from './store.ts'

/** The menu of views of a list, and the bodies one may be shared with. Refusal: `platform.not_a_member`. */
export const listViews = query(routes['GET /api/c/:community/desk/views'], async (ctx, { list }) => {
  const mine = [...new Set(ctx.actor.posts.flatMap((post) => post.bodyId ?? []))]
  const bodies = await bodiesByIds(ctx.tx, ctx.communityId, mine)
  return {
    items: await viewViews(ctx, await viewsOf(ctx, list)),
    bodies: [...bodies.values()].map(({ id, name }) => ({ id, name })),
  }
})
