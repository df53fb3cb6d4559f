import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { Actor, ActorPost, Holder } from '../../../shared/actor.ts'
import { postsInForce } from '../../bodies/api.ts'
import { lacksSecondStep, secondStepSetting } from './second-step.ts'

/**
 * Builds who acts: the person the account is bound to in this community, the posts in force there, and which permissions those
 * carry. An administrator carries what the manifests list for `administrator`, over the whole community. Two queries by index.
 */
export async function loadActor(
  tx: Tx,
  accountId: string,
  communityId: number,
  now: Date,
  permissions: ReadonlyMap<string, readonly Holder[]>,
): Promise<Actor> {
  const found = await sql<{ person_id: string | null; administrator: boolean; second_step: boolean }>`
    select (select person_id from access.account_persons where community_id = ${communityId} and account_id = ${accountId}) as person_id,
      exists (select from access.administrators where account_id = ${accountId}) as administrator,
      exists (select from platform.settings where community_id = ${communityId} and name = ${secondStepSetting}
        and (value ->> 'at')::timestamptz <= ${now}) as second_step`.execute(tx)
  const { person_id: personId = null, administrator = false, second_step: asked = false } = found.rows[0] ?? {}
  const posts = personId === null ? [] : await postsInForce(tx, communityId, personId, now)
  const staff = administrator || posts.length > 0
  if (staff && asked && (await lacksSecondStep(tx, accountId))) return barred(accountId, personId)
  return actorOf({ accountId, personId, administrator, posts }, permissions)
}

/** Who works here without the second step that is asked for: as a resident, until they set it up. */
function barred(accountId: string, personId: string | null): Actor {
  const standing = { accountId, personId, administrator: false, posts: [], permissions: new Map() }
  return { kind: 'account', ...standing, barred: 'access.second_step_needed' }
}

type Standing = { accountId: string; personId: string | null; administrator: boolean; posts: readonly ActorPost[] }

const administratorPost: ActorPost = { id: 'administrator', kind: 'administrator', areaPath: '', bodyId: null }

/** The actor of a standing: each permission with the posts that carry it. */
function actorOf(standing: Standing, permissions: ReadonlyMap<string, readonly Holder[]>): Actor {
  const holders = standing.administrator ? [...standing.posts, administratorPost] : standing.posts
  const carried = [...permissions]
    .map(([permission, kinds]) => [permission, holders.filter((post) => kinds.includes(post.kind))] as const)
    .filter(([, posts]) => posts.length > 0)
  return { kind: 'account', ...standing, permissions: new Map(carried) }
}
