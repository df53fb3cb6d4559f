import type { PostKind } from '../../../shared/actor.ts'

const leads: readonly PostKind[] = ['community_secretary', 'deputy_secretary']
const desk: readonly PostKind[] = [...leads, 'community_worker']
const grids: readonly PostKind[] = ['grid_worker', 'micro_grid_leader']

/** Who may look after a group. */
export const keeperKinds: readonly PostKind[] = [
  ...desk,
  'counter_clerk',
  ...grids,
  'project_social_worker',
  'building_leader',
  'lane_leader',
  'street_leader',
]

export const permissions = {
  'channels.keep_groups': desk,
  'channels.intake': [...desk, 'counter_clerk', ...grids, 'project_social_worker'],
  'channels.broadcast': [...desk, ...grids],
  'channels.pass_on': keeperKinds,
} as const satisfies Record<string, readonly PostKind[]>
