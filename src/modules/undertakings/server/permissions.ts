import type { Holder, PostKind } from '../../../shared/actor.ts'

/** Who reads what is confidential. */
export const leads: readonly PostKind[] = ['community_secretary', 'deputy_secretary']
const desk: readonly PostKind[] = [...leads, 'community_worker']
/** Posts that may lead an undertaking. */
export const leading: readonly PostKind[] = [...desk, 'grid_worker', 'project_social_worker']

export const permissions: Record<string, readonly Holder[]> = {
  'undertakings.read': [...leading, 'micro_grid_leader'],
  'undertakings.lead': leading,
  'undertakings.keep': desk,
}
