import type { ReadContext } from '../../../platform/command/types.ts'
import { covers } from '../../../shared/actor.ts'
import { holdersOf, type PostHolder } from '../../bodies/api.ts'
import { personNames } from '../../people/api.ts'
import { walkerKinds } from './permissions.ts'
import type { Walker } from './split.ts'

export type KnownWalker = Walker & { name: string; title: string }

/** Everybody who may be sent to walk, by post; a person of several posts once, reaching what any of them reaches. */
export async function knownWalkers(ctx: ReadContext, kinds = walkerKinds): Promise<KnownWalker[]> {
  const holders = await holdersOf(ctx.tx, ctx.communityId, { kind: kinds }, ctx.now)
  const byPerson = Map.groupBy(holders, (holder) => holder.person_id)
  const names = await personNames(ctx.tx, ctx.communityId, [...byPerson.keys()])
  return [...byPerson].map(([personId, posts]) => ({
    personId,
    name: names.get(personId)?.name ?? '',
    title: posts[0]?.title ?? '',
    reaches: (paths) => posts.some((post) => reachesBy(post, paths)),
  }))
}

function reachesBy(post: PostHolder, paths: readonly (string | null)[]): boolean {
  const { area_path: area } = post
  return area !== null && post.body_id === null && paths.some((path) => path !== null && covers(area, path))
}
