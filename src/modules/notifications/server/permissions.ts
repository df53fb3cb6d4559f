import type { PostKind } from '../../../shared/actor.ts'

/** Who tells people by other means what couldn't be delivered. */
export const tellerKinds: readonly PostKind[] = [
  'community_secretary',
  'deputy_secretary',
  'community_worker',
  'counter_clerk',
]

export const permissions: Record<string, readonly PostKind[]> = {
  'notifications.undelivered': tellerKinds,
  'notifications.mailbox': ['community_secretary', 'deputy_secretary'],
  'notifications.body_contacts': ['community_secretary', 'deputy_secretary', 'community_worker'],
}
