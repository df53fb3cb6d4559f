import type { PostKind } from '../../../shared/actor.ts'

const leads: readonly PostKind[] = ['community_secretary', 'deputy_secretary']

/** Posts whose holders walk: those who may read the register where they walk. */
export const walkerKinds: readonly PostKind[] = [
  ...leads,
  'community_worker',
  'counter_clerk',
  'grid_worker',
  'micro_grid_leader',
  'project_social_worker',
]

/** Posts that carry what walkers found into the register. */
export const settlerKinds: readonly PostKind[] = [...leads, 'community_worker', 'counter_clerk']

export const permissions = {
  'outreach.plan': [...leads, 'community_worker'],
  'outreach.walk': walkerKinds,
  'outreach.settle': settlerKinds,
} as const satisfies Record<string, readonly PostKind[]>
