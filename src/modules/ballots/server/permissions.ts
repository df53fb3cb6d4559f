import type { Holder, PostKind } from '../../../shared/actor.ts'

export const office: readonly PostKind[] = ['community_secretary', 'deputy_secretary', 'community_worker']
const doors: readonly PostKind[] = ['counter_clerk', 'grid_worker']

export const permissions: Record<string, readonly Holder[]> = {
  'ballots.read': [...office, ...doors],
  /** makes ballots, keeps rolls, counts */
  'ballots.manage': office,
  /** enters votes said at the counter, the door or by telephone, and paper */
  'ballots.enter': [...office, ...doors],
}
