import type { Holder, PostKind } from '../../../shared/actor.ts'

const leads: readonly PostKind[] = ['community_secretary', 'deputy_secretary']
const desk: readonly PostKind[] = [...leads, 'community_worker']
/** Posts of units that promise things at joint meetings. */
const units: readonly PostKind[] = ['department_clerk', 'property_manager', 'body_chair', 'body_member']

export const permissions: Record<string, readonly Holder[]> = {
  'deliberation.read': [
    ...desk,
    'counter_clerk',
    'grid_worker',
    'micro_grid_leader',
    'project_social_worker',
    'street_office_clerk',
    ...units,
  ],
  'deliberation.keep': [...desk, 'project_social_worker', 'body_chair'],
  'deliberation.set_laws': leads,
}
