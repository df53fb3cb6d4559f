/**
 * What a person may do with a whistle and with each department it called: pure, without queries. Commands ask it after the lock, views
 * show its answer.
 */
import { type Actor, type ActorPost, covers } from '../../../../shared/actor.ts'
import type { CallState } from '../../contract/views.ts'

export type CanWhistle = {
  state: 'open' | 'closed' | 'withdrawn'
  admin_path: string | null
  compound_path: string | null
  lead_person_id: string | null
}
export type CanCall = { body_id: string; state: CallState }

export type WhistleAction = 'call' | 'note' | 'close' | 'withdraw'
export type CallAction = 'report_in' | 'refuse' | 'act' | 'rate' | 'call_again'

/** Departments see what they are called to; the street office sees every whistle of the community. */
export function seesWhistle(actor: Actor, row: CanWhistle, calls: readonly CanCall[]): boolean {
  if (actor.kind === 'system' || leads(actor, row)) return true
  return (actor.permissions.get('whistles.read') ?? []).some((post) => {
    if (post.kind === 'street_office_clerk') return true
    if (post.kind === 'department_clerk') return calls.some((call) => call.body_id === post.bodyId)
    return overPlace(post, row)
  })
}

/** Whether somebody of a department reads, and nobody of the community: what is said of the others isn't shown then. */
export function readsForDepartment(actor: Actor): boolean {
  const posts = actor.permissions.get('whistles.read') ?? []
  return actor.kind !== 'system' && posts.length > 0 && posts.every((post) => post.kind === 'department_clerk')
}

/** Bodies a person speaks for as a department. */
export function ownDepartments(actor: Actor, permission = 'whistles.report_in'): string[] {
  const posts = (actor.permissions.get(permission) ?? []).filter((post) => post.kind === 'department_clerk')
  return [...new Set(posts.flatMap((post) => post.bodyId ?? []))]
}

/** Whether this person may blow over a place: by a post of the desk. */
export function mayBlow(actor: Actor, place: Pick<CanWhistle, 'admin_path' | 'compound_path'>): boolean {
  if (actor.kind === 'system') return true
  return (actor.permissions.get('whistles.blow') ?? []).some((post) => overPlace(post, place))
}

/** Leads it, or directs the community's desk over its place. */
function directs(actor: Actor, row: CanWhistle): boolean {
  return leads(actor, row) || mayBlow(actor, row)
}

function leads(actor: Actor, row: CanWhistle): boolean {
  return row.lead_person_id !== null && row.lead_person_id === actor.personId && actor.permissions.has('whistles.lead')
}

/** Why this may not be done now, by precedence; null where it may. */
export function whistleRefusal(
  actor: Actor,
  row: CanWhistle,
  calls: readonly CanCall[],
  _action: WhistleAction,
): string | null {
  if (!seesWhistle(actor, row, calls)) return 'platform.not_found'
  if (!directs(actor, row)) return 'platform.not_allowed'
  return row.state === 'open' ? null : 'whistles.ended'
}

export function callRefusal(
  actor: Actor,
  row: CanWhistle,
  calls: readonly CanCall[],
  call: CanCall,
  action: CallAction,
): string | null {
  if (!seesWhistle(actor, row, calls)) return 'platform.not_found'
  if (action === 'rate' || action === 'call_again') {
    if (!directs(actor, row)) return 'platform.not_allowed'
    return action === 'rate' ? rateMoment(row, call) : againMoment(row, call)
  }
  if (actor.kind !== 'system' && !ownDepartments(actor).includes(call.body_id)) return 'platform.not_allowed'
  if (row.state !== 'open') return 'whistles.ended'
  if (action === 'act') return call.state === 'reported' ? null : 'whistles.not_reported'
  return call.state === 'called' || (action === 'report_in' && call.state === 'refused')
    ? null
    : 'whistles.already_reported'
}

function rateMoment(row: CanWhistle, call: CanCall): string | null {
  if (row.state === 'open') return 'whistles.still_open'
  return call.state === 'reported' || call.state === 'finished' ? null : 'whistles.not_reported'
}

function againMoment(row: CanWhistle, call: CanCall): string | null {
  if (row.state !== 'open') return 'whistles.ended'
  return call.state === 'refused' ? null : 'whistles.already_called'
}

const whistleActions = ['call', 'note', 'close', 'withdraw'] as const
const callActions = ['report_in', 'refuse', 'act', 'rate', 'call_again'] as const

export function canWhistle(actor: Actor, row: CanWhistle, calls: readonly CanCall[]): WhistleAction[] {
  return whistleActions.filter((action) => whistleRefusal(actor, row, calls, action) === null)
}

export function canCall(actor: Actor, row: CanWhistle, calls: readonly CanCall[], call: CanCall): CallAction[] {
  return callActions.filter((action) => callRefusal(actor, row, calls, call, action) === null)
}

/** The post by which a person acts: of the department where one is told, else the first over the place. */
export function actingPost(actor: Actor, permission: string, row: CanWhistle, bodyId?: string): ActorPost | undefined {
  const posts = actor.permissions.get(permission) ?? []
  return (
    posts.find((post) => (bodyId === undefined ? overPlace(post, row) : post.bodyId === bodyId)) ??
    (bodyId === undefined ? posts[0] : undefined)
  )
}

function overPlace(post: ActorPost, place: Pick<CanWhistle, 'admin_path' | 'compound_path'>): boolean {
  const { areaPath } = post
  if (areaPath === null) return false
  return [place.admin_path, place.compound_path].some((path) => path !== null && covers(areaPath, path))
}
