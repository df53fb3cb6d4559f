/** Who acts. Built once per transaction from the account, its person in this community and the posts that person holds. */

/** Whoever works at the workbench from day to day. */
export const workingPosts = [
  'community_secretary',
  'deputy_secretary',
  'community_worker',
  'counter_clerk',
  'grid_worker',
  'micro_grid_leader',
  'project_social_worker',
  'building_leader',
  'lane_leader',
  'street_leader',
  'department_clerk',
  'property_manager',
] as const

/** Posts a person may hold; which permissions each carries is declared by the modules (`permissions` in module.ts). */
export const postKinds = [
  ...workingPosts,
  'body_chair',
  'body_member',
  'street_office_clerk',
  'district_analyst',
] as const
export type PostKind = (typeof postKinds)[number]

/** Who may carry a permission: a kind of post, or the installation's administrator (setting up; not daily work). */
export type Holder = PostKind | 'administrator'

/**
 * A post in force: over an area (and all below it), for a body, or both. `areaPath` '' is the whole community. `deputyFor`: the person
 * who holds it and is away, whom the actor deputises for; absent on posts of one's own.
 */
export type ActorPost = {
  id: string
  kind: Holder
  areaPath: string | null
  bodyId: string | null
  deputyFor?: string
}

export type Actor = {
  kind: 'anonymous' | 'account' | 'key' | 'system'
  accountId: string | null
  /** The person of this community whom the account is bound to. */
  personId: string | null
  administrator: boolean
  posts: readonly ActorPost[]
  /** permission → posts that carry it */
  permissions: ReadonlyMap<string, readonly ActorPost[]>
  /** Refusal told to whoever has posts, but may not use them now; they stand in none of the above then. */
  barred?: string
  /** The key of a program, which may do exactly these operations in its community. */
  key?: ApiKey
}

export type ApiKey = { id: string; communityId: number; scopes: readonly string[] }

export const anonymous: Actor = {
  kind: 'anonymous',
  accountId: null,
  personId: null,
  administrator: false,
  posts: [],
  permissions: new Map(),
}

/** The installation itself: jobs and reactions. It passes every door. */
export const system: Actor = { ...anonymous, kind: 'system' }

/** Where a thing lies: its paths in both trees, and the bodies that answer for it. */
export type Whereabouts = { paths: readonly (string | null)[]; bodies?: readonly (string | null)[] }

/** Whether the actor holds `permission` at all. */
export function holds(actor: Actor, permission: string): boolean {
  return actor.kind === 'system' || actor.permissions.has(permission)
}

/**
 * Whether the actor holds `permission` over a thing: by a post whose area is the thing's or above it in either tree, or by a
 * post of a body that answers for it. A post that has both an area and a body reaches what lies in both.
 */
export function holdsOver(actor: Actor, permission: string, thing: Whereabouts): boolean {
  if (actor.kind === 'system') return true
  return (actor.permissions.get(permission) ?? []).some((post) => reaches(post, thing))
}

/** The same actor by posts of their own alone: for what nobody does in another's place. */
export function withoutDeputising(actor: Actor): Actor {
  if (!actor.posts.some((post) => post.deputyFor)) return actor
  const own = (posts: readonly ActorPost[]) => posts.filter((post) => !post.deputyFor)
  const permissions = [...actor.permissions].map(([permission, posts]) => [permission, own(posts)] as const)
  return {
    ...actor,
    posts: own(actor.posts),
    permissions: new Map(permissions.filter(([, posts]) => posts.length > 0)),
  }
}

/** For whom somebody acts who holds a permission in others' place only; nobody where a post of their own carries it. */
export function deputisingFor(actor: Actor, permission: string): string[] {
  const persons = (actor.permissions.get(permission) ?? []).map((post) => post.deputyFor)
  return persons.includes(undefined) ? [] : [...new Set(persons.filter((person) => person !== undefined))]
}

/** Whether one post reaches a thing. */
function reaches(post: ActorPost, thing: Whereabouts): boolean {
  const byArea =
    post.areaPath === null || thing.paths.some((path) => path !== null && covers(post.areaPath ?? '', path))
  const byBody = post.bodyId === null || (thing.bodies ?? []).includes(post.bodyId)
  return byArea && byBody && (post.areaPath !== null || post.bodyId !== null)
}

/** Whether `path` is `ancestor` or lies below it. Paths are codes joined by '/', '' is the community. */
export function covers(ancestor: string, path: string): boolean {
  return ancestor === '' || path === ancestor || path.startsWith(`${ancestor}/`)
}
