import type { Tx } from '../../../platform/db/database.ts'
import type { Actor, ActorPost, Holder } from '../../../shared/actor.ts'

/**
 * Builds who acts: the person the account is bound to in this community, the posts in force there, and which permissions those
 * carry. An administrator carries what the manifests list for `administrator`, over the whole community.
 */
export async function loadActor(
  tx: Tx,
  accountId: string,
  communityId: number,
  _now: Date,
  permissions: ReadonlyMap<string, readonly Holder[]>,
): Promise<Actor> {
  const found = await tx
    .selectFrom('access.account_persons')
    .select('person_id')
    .where('community_id', '=', communityId)
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  const administrator = await tx
    .selectFrom('access.administrators')
    .select('account_id')
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return actorOf(
    { accountId, personId: found?.person_id ?? null, administrator: Boolean(administrator), posts: [] },
    permissions,
  )
}

type Standing = { accountId: string; personId: string | null; administrator: boolean; posts: readonly ActorPost[] }

const administratorPost: ActorPost = { id: 'administrator', kind: 'administrator', areaPath: '', bodyId: null }

/** The actor of a standing: each permission with the posts that carry it. */
export function actorOf(standing: Standing, permissions: ReadonlyMap<string, readonly Holder[]>): Actor {
  const holders = standing.administrator ? [...standing.posts, administratorPost] : standing.posts
  const carried = [...permissions]
    .map(([permission, kinds]) => [permission, holders.filter((post) => kinds.includes(post.kind))] as const)
    .filter(([, posts]) => posts.length > 0)
  return { kind: 'account', ...standing, permissions: new Map(carried) }
}
