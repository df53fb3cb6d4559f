import { type Actor, holdsOver, type PostKind, withoutDeputising } from '../../../shared/actor.ts'
import { appointedPosts, type bodyActions, type postActions } from '../contract.ts'

export type BodyAction = (typeof bodyActions)[number]
export type PostAction = (typeof postActions)[number]

type Paths = { admin_path: string | null; compound_path: string | null }

/** What the actor may do with a body. `area`: its area, null for one of the whole community. Nothing with a dissolved one. */
export function canBody(actor: Actor, body: { dissolved_at: Date | null }, area: Paths | null): BodyAction[] {
  if (body.dissolved_at !== null || !mayEditAt(actor, area)) return []
  return ['edit', 'dissolve', 'set_service', 'add_member', 'end_member', 'create_post']
}

export type PostSpot = Paths & { kind: PostKind }
export type PostPlace = PostSpot & { closed_at: Date | null }

/** What the actor may do with a post. Nothing with a closed one. */
export function canPost(actor: Actor, post: PostPlace): PostAction[] {
  if (post.closed_at !== null || !mayAppoint(actor, post.kind, post)) return []
  return ['edit', 'fill', 'vacate', 'close']
}

/**
 * Whether the actor may set up and fill posts of a kind at a place: those that carry rights only who leads. Whoever deputises for who
 * leads appoints nobody: what is given for days isn't made to last.
 */
export function mayAppoint(actor: Actor, kind: PostKind, area: Paths | null): boolean {
  const own = withoutDeputising(actor)
  return mayEditAt(own, area) && (!appointedPosts.includes(kind) || over(own, 'bodies.appoint', area))
}

/** Somebody's absence is entered by themselves, or by who may appoint to every post they hold. */
export function mayEnterAbsence(actor: Actor, personId: string, posts: readonly PostSpot[]): boolean {
  if (actor.personId === personId) return true
  return posts.length > 0 && posts.every((post) => mayAppoint(actor, post.kind, post))
}

export function mayEditAt(actor: Actor, area: Paths | null): boolean {
  return over(actor, 'bodies.edit', area)
}

/** No path at all is the whole community. */
function over(actor: Actor, permission: string, area: Paths | null): boolean {
  const known = [area?.admin_path ?? null, area?.compound_path ?? null].filter((path) => path !== null)
  return holdsOver(actor, permission, { paths: known.length > 0 ? known : [''] })
}
