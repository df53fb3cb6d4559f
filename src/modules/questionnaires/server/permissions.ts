import type { PostKind } from '../../../shared/actor.ts'

const leads: readonly PostKind[] = ['community_secretary', 'deputy_secretary']

export const permissions = {
  'questionnaires.keep': [...leads, 'community_worker'],
  'questionnaires.paper': [...leads, 'community_worker', 'counter_clerk'],
  'questionnaires.door': [
    ...leads,
    'community_worker',
    'counter_clerk',
    'grid_worker',
    'micro_grid_leader',
    'project_social_worker',
  ],
} as const satisfies Record<string, readonly PostKind[]>
