/** What a person may do with an undertaking: pure, without queries. Commands ask it after the lock, views show its answer. */
import { type Actor, type ActorPost, covers, type Holder } from '../../../shared/actor.ts'
import type { Kind } from '../contract/views.ts'
import { leads } from './permissions.ts'

export type CanRow = {
  kind: Kind
  state: 'open' | 'ended'
  admin_path: string | null
  compound_path: string | null
  confidential: boolean
  lead_post_id: string | null
}

export const actions = ['note', 'change', 'tie', 'untie', 'end', 'resume', 'publish'] as const
export type Action = (typeof actions)[number]

type Place = Pick<CanRow, 'admin_path' | 'compound_path'>

/** A confidential one is for who leads it, secretary and deputy; any other one for posts over its place. */
export function sees(actor: Actor, row: CanRow): boolean {
  if (actor.kind === 'system' || holdsLead(actor, row)) return true
  const posts = actor.permissions.get('undertakings.read') ?? []
  return posts.some((post) => overPlace(post, row) && (!row.confidential || isLead(post.kind)))
}

/** Whether this person may open one over a place. */
export function mayKeep(actor: Actor, place: Place): boolean {
  if (actor.kind === 'system') return true
  return (actor.permissions.get('undertakings.keep') ?? []).some((post) => overPlace(post, place))
}

/** Why this may not be done now, by precedence; null where it may. */
export function refusalOf(actor: Actor, row: CanRow, action: Action): string | null {
  if (!sees(actor, row)) return 'platform.not_found'
  const may = action === 'publish' ? mayKeep(actor, row) : mayKeep(actor, row) || holdsLead(actor, row)
  if (!may) return 'platform.not_allowed'
  if (action === 'resume') return row.state === 'ended' ? null : 'undertakings.still_open'
  if (action === 'publish') return publishable(row)
  return row.state === 'open' ? null : 'undertakings.ended'
}

export function canDo(actor: Actor, row: CanRow): Action[] {
  return actions.filter((action) => refusalOf(actor, row, action) === null)
}

/** The post by which a person acts: the one that leads, else the first over the place. */
export function actingPost(actor: Actor, row: CanRow): ActorPost | undefined {
  return (
    actor.posts.find((post) => post.id === row.lead_post_id) ??
    (actor.permissions.get('undertakings.lead') ?? []).find((post) => overPlace(post, row))
  )
}

function publishable(row: CanRow): string | null {
  if (row.kind === 'long_case') return 'undertakings.kind_unfit'
  return row.confidential ? 'undertakings.confidential' : null
}

function holdsLead(actor: Actor, row: CanRow): boolean {
  if (row.lead_post_id === null || !actor.permissions.has('undertakings.lead')) return false
  return actor.posts.some((post) => post.id === row.lead_post_id)
}

export function isLead(kind: Holder): boolean {
  return (leads as readonly Holder[]).includes(kind)
}

function overPlace(post: ActorPost, place: Place): boolean {
  const { areaPath } = post
  if (areaPath === null) return false
  return [place.admin_path, place.compound_path].some((path) => path !== null && covers(areaPath, path))
}
