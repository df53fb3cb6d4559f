import type { Holder, PostKind } from '../../../shared/actor.ts'

const leads: readonly PostKind[] = ['community_secretary', 'deputy_secretary']
/** There is a counter in every grid: whoever stands there receives. */
export const receiving: readonly PostKind[] = [...leads, 'community_worker', 'counter_clerk', 'grid_worker']

export const permissions: Record<string, readonly Holder[]> = {
  'counters.work': receiving,
  'counters.manage': [...leads, 'community_worker'],
  'counters.figures': [...receiving, 'street_office_clerk'],
}
