import type { Holder, PostKind } from '../../../shared/actor.ts'

export const leads: readonly PostKind[] = ['community_secretary', 'deputy_secretary']
const desk: readonly PostKind[] = [...leads, 'community_worker']

/** Posts that may be given a request to deal with. */
export const handlers: readonly PostKind[] = [
  ...desk,
  'counter_clerk',
  'grid_worker',
  'micro_grid_leader',
  'project_social_worker',
  'building_leader',
  'lane_leader',
  'street_leader',
  'department_clerk',
  'property_manager',
]

export const permissions: Record<string, readonly Holder[]> = {
  'requests.read': handlers,
  'requests.handle': handlers,
  'requests.note': handlers,
  'requests.reveal': handlers,
  'requests.file_for': [...leads, 'community_worker', 'counter_clerk', 'grid_worker'],
  'requests.take_calls': [...desk, 'counter_clerk'],
  'requests.keep_lines': [...leads, 'administrator'],
  'requests.dispatch': desk,
  'requests.rule': leads,
  'requests.call_back': desk,
  'requests.desk': desk,
  'requests.export': desk,
  'requests.share_macros': desk,
  'requests.edit_catalogue': leads,
  'requests.edit_ask_points': desk,
  'requests.install_catalogue': [...leads, 'administrator'],
  'requests.see_catalogue': [...handlers, 'administrator'],
  'requests.edit_tags': desk,
  'requests.keep_tags': [...leads, 'administrator'],
}

/** Kinds of post that see only what their own body answers for, wherever it lies. */
export const bodyBound: readonly Holder[] = ['department_clerk', 'property_manager']
