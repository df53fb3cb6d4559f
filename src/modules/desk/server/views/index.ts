import type { Operation } from '../../../../platform/command/types.ts'
import type { Holder, PostKind } from '../../../../shared/actor.ts'
import { workingPosts } from '../../../../shared/actor.ts'
import { changeView } from './change-view.ts'
import { deleteView } from './delete-view.ts'
import { listViews } from './list-views.ts'
import { pinViews } from './pin-views.ts'
import { saveView } from './save-view.ts'

const leads: readonly PostKind[] = ['community_secretary', 'deputy_secretary']

export const viewOperations: readonly Operation[] = [listViews, saveView, changeView, deleteView, pinViews]

export const viewPermissions: Record<string, readonly Holder[]> = {
  'desk.use': workingPosts,
  'desk.share_views': [...leads, 'community_worker'],
  'desk.lock_views': leads,
}
