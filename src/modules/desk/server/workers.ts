import type { Holder } from '../../../shared/actor.ts'

/** Whoever works at the workbench. */
export const workers: readonly Holder[] = [
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
]
