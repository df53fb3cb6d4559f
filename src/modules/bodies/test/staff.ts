import type { TestPlatform } from '../../../app/testing/platform.ts'
import type { PostKind } from '../../../shared/actor.ts'
import { createAccount } from '../../access/test/factory.ts'
import { createPerson } from '../../people/test/factory.ts'
import { createPost, type NewPost } from './factory.ts'

export type Staff = { accountId: string; personId: string; postId: string }

/** Somebody with an account who holds a post here: over the whole community unless an area or body is given. */
export async function createStaff(
  platform: TestPlatform,
  communityId: number,
  kind: PostKind,
  place: Pick<NewPost, 'areaId' | 'bodyId'> = {},
): Promise<Staff> {
  const personId = await createPerson(platform, communityId)
  const accountId = await createAccount(platform, communityId, personId)
  const postId = await createPost(platform, communityId, { kind, personId, ...place })
  return { accountId, personId, postId }
}
