import type { ReadContext } from '../../../platform/command/types.ts'
import { postsByIds } from '../../bodies/api.ts'
import { personNames } from '../../people/api.ts'
import type { SessionView } from './queries/session.ts'

/** The posts the actor holds here, in the community's own words, then those of absent colleagues they deputise for. */
export async function postTitles(ctx: ReadContext): Promise<SessionView['posts']> {
  const ids = ctx.actor.posts.map((post) => post.id)
  const posts = await postsByIds(ctx.tx, ctx.communityId, ids)
  const absent = ctx.actor.posts.flatMap((post) => post.deputyFor ?? [])
  const names = await personNames(ctx.tx, ctx.communityId, absent)
  return ctx.actor.posts.map(({ id, kind, deputyFor }) => ({
    id,
    kind,
    title: posts.get(id)?.title ?? '',
    deputy_for: deputyFor === undefined ? null : (names.get(deputyFor)?.name ?? ''),
  }))
}
