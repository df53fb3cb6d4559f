import type { Actor } from '../../../../shared/actor.ts'

export type ViewRow = {
  scope: 'own' | 'shared' | 'locked'
  post_kind: string | null
  body_id: string | null
  owner_person_id: string
}

export type ViewAct = 'change' | 'share' | 'lock' | 'delete'

/** Whether somebody finds the view in their menu: the owner, and whom it was shared with. */
export function seesView(actor: Actor, row: ViewRow): boolean {
  if (row.owner_person_id === actor.personId) return true
  if (row.scope === 'own') return false
  if (row.post_kind === null && row.body_id === null) return true
  return actor.posts.some(
    (post) =>
      (row.post_kind === null || post.kind === row.post_kind) && (row.body_id === null || post.bodyId === row.body_id),
  )
}

/**
 * What somebody may do with a view: the owner with what is not locked, the leads with whatever is shared. Sharing and locking are
 * rights of their own.
 */
export function canView(actor: Actor, row: ViewRow): ViewAct[] {
  if (!seesView(actor, row) && !holds(actor, 'desk.lock_views')) return []
  const locks = holds(actor, 'desk.lock_views')
  if (row.scope === 'own' && row.owner_person_id !== actor.personId) return []
  const changes = row.scope === 'locked' ? locks : row.owner_person_id === actor.personId || locks
  if (!changes) return []
  return [
    'change',
    ...(holds(actor, 'desk.share_views') ? ['share' as const] : []),
    ...(locks ? ['lock' as const] : []),
    'delete',
  ]
}

/** Whether somebody may give a view this reach. */
export function mayScope(actor: Actor, scope: ViewRow['scope']): boolean {
  if (scope === 'own') return true
  return holds(actor, scope === 'locked' ? 'desk.lock_views' : 'desk.share_views')
}

function holds(actor: Actor, permission: string): boolean {
  return actor.kind === 'system' || actor.permissions.has(permission)
}
