import type { Holder, PostKind } from '../../../shared/actor.ts'

const leads: readonly PostKind[] = ['community_secretary', 'deputy_secretary']

export const permissions: Record<string, readonly Holder[]> = {
  /** Whoever works at the workbench keeps things there. */
  'desk.use': [
    ...leads,
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
  ],
  'desk.share_views': [...leads, 'community_worker'],
  'desk.lock_views': leads,
}
