import type { Tx } from '../../../platform/db/database.ts'
import type { PostKind } from '../../../shared/actor.ts'
import { personNames } from '../../people/api.ts'
import { holdersOf, type PostHolder } from './holders.ts'

const postsMost = 60

/** The first holder of each post, in the order of the posts, with the person's name. */
async function firstHolders(tx: Tx, communityId: number, holders: readonly PostHolder[]) {
  const posts = [...new Map(holders.toReversed().map((holder) => [holder.post_id, holder])).values()].toReversed()
  const persons = await personNames(
    tx,
    communityId,
    posts.map((post) => post.person_id),
  )
  return posts.map(({ post_id, title, person_id }) => ({ post_id, title, name: persons.get(person_id)?.name ?? '' }))
}

/** Title and name of whoever holds each of these posts now, by post. */
export async function holderNames(
  tx: Tx,
  communityId: number,
  postIds: readonly string[],
  now: Date,
): Promise<Map<string, string>> {
  if (postIds.length === 0) return new Map()
  const found = await firstHolders(tx, communityId, await holdersOf(tx, communityId, { postIds }, now))
  return new Map(found.map(({ post_id, title, name }) => [post_id, [title, name].filter(Boolean).join(' ')] as const))
}

/** Posts of these kinds that somebody holds, to choose one from. */
export async function heldPosts(tx: Tx, communityId: number, kind: readonly PostKind[], now: Date) {
  const found = await firstHolders(tx, communityId, await holdersOf(tx, communityId, { kind }, now))
  return found.slice(0, postsMost)
}
