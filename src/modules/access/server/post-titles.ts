import type { ReadContext } from '../../../platform/command/types.ts'
import { postsByIds } from '../../bodies/api.ts'
import type { SessionView } from './queries/session.ts'

/** The posts the actor holds here, in the community's own words. */
export async function postTitles(ctx: ReadContext): Promise<SessionView['posts']> {
  const ids = ctx.actor.posts.map((post) => post.id)
  const posts = await postsByIds(ctx.tx, ctx.communityId, ids)
  return ctx.actor.posts.map(({ id, kind }) => ({ id, kind, title: posts.get(id)?.title ?? '' }))
}
