import type { Holder, PostKind } from '../../../shared/actor.ts'

const leads: readonly PostKind[] = ['community_secretary', 'deputy_secretary']
const desk: readonly PostKind[] = [...leads, 'community_worker']
/** Posts of the community that may lead a whistle. */
export const leading: readonly PostKind[] = [...desk, 'grid_worker']

/** Posts that keep the registrations of organisations and members. */
export const registrationKeepers = desk

export const permissions: Record<string, readonly Holder[]> = {
  'whistles.read': [...leading, 'department_clerk', 'street_office_clerk'],
  'whistles.blow': desk,
  'whistles.lead': leading,
  'whistles.report_in': ['department_clerk'],
  'whistles.figures': [...desk, 'department_clerk', 'street_office_clerk'],
  'whistles.set_kinds': leads,
  'whistles.call_neighbours': [...desk, 'grid_worker', 'micro_grid_leader', 'project_social_worker'],
  'whistles.registrations': desk,
}
