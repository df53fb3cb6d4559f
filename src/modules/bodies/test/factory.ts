import type { TestPlatform } from '../../../app/testing/platform.ts'
import type { PostKind } from '../../../shared/actor.ts'
import type { BodyKind, BodyView, DepartmentKind, PostView } from '../contract.ts'
import { createPost as createPostCommand } from '../server/commands/create-post.ts'
import { fillPost } from '../server/commands/fill-post.ts'
import { foundBody } from '../server/commands/found-body.ts'
import { setService } from '../server/commands/set-service.ts'

type TestDoor = Pick<TestPlatform, 'do'>

let made = 0

export type NewPost = {
  kind: PostKind
  areaId?: string | undefined
  bodyId?: string | undefined
  /** Filled at once by this person; vacant without. */
  personId?: string | undefined
  title?: string
  seats?: number
  public?: boolean
  publicPhone?: string
}

/** Sets up a post and fills it; returns the post's id. */
export async function createPost(platform: TestDoor, communityId: number, post: NewPost): Promise<string> {
  made += 1
  const as = { communityId, as: 'system' } as const
  const created = await platform.do<PostView>(
    createPostCommand,
    {
      kind: post.kind,
      title: post.title ?? `测试岗位${made}`,
      area_id: post.areaId,
      body_id: post.bodyId,
      seats: post.seats ?? 1,
      public: post.public ?? true,
      public_phone: post.publicPhone,
    },
    as,
  )
  if (post.personId) await platform.do(fillPost, { id: created.id, person_id: post.personId, how: 'appointed' }, as)
  return created.id
}

export type NewBody = {
  kind: BodyKind
  name?: string
  departmentKind?: DepartmentKind
  areaId?: string
  /** Compounds it serves from now on; 'community' for the whole community. */
  serves?: readonly string[] | 'community'
}

/** Enters a body and whom it serves; returns its id. */
export async function createBody(platform: TestDoor, communityId: number, body: NewBody): Promise<string> {
  made += 1
  const as = { communityId, as: 'system' } as const
  const input = {
    kind: body.kind,
    name: body.name ?? `测试组织${made}`,
    department_kind: body.departmentKind,
    area_id: body.areaId,
  }
  const { id } = await platform.do<BodyView>(foundBody, input, as)
  const compounds = body.serves === 'community' ? [null] : (body.serves ?? [])
  for (const compound_id of compounds) await platform.do(setService, { id, compound_id }, as)
  return id
}
