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

/** Posts whose holders patrol: the leaders of buildings, lanes and streets too, since a patrol reads no register. */
export const patrolKinds: readonly PostKind[] = [...walkerKinds, 'building_leader', 'lane_leader', 'street_leader']

/** Posts that carry what walkers found into the register. */
export const settlerKinds: readonly PostKind[] = [...leads, 'community_worker', 'counter_clerk']

export const permissions = {
  'outreach.plan': [...leads, 'community_worker'],
  'outreach.walk': walkerKinds,
  'outreach.patrol': patrolKinds,
  /** Notes an early sign of conflict. Chairs and members of bodies are among the watchers. */
  'outreach.watch': [...patrolKinds, 'body_chair', 'body_member'],
  /** Reads signs and mediates; of chairs and members those of a mediation committee alone (`checkMediates`). */
  'outreach.mediate': [...leads, 'body_chair', 'body_member'],
  'outreach.settle': settlerKinds,
} as const satisfies Record<string, readonly PostKind[]>
