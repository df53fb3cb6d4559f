import type { Holder, PostKind } from '../../../shared/actor.ts'

const desk: readonly PostKind[] = ['community_secretary', 'deputy_secretary', 'community_worker']
/** Posts that may lead a project. */
export const leading: readonly PostKind[] = [...desk, 'grid_worker', 'project_social_worker']

export const permissions: Record<string, readonly Holder[]> = {
  /** reads projects of the place, with the conditions of its households */
  'projects.read': leading,
  /** notes, starts and finishes what the own post leads */
  'projects.lead': leading,
  /** makes, stops and accepts projects of the place */
  'projects.keep': desk,
}
