import { defineModule } from '../../platform/module.ts'
import type { PostKind } from '../../shared/actor.ts'
import { events, refusals } from './contract.ts'
import en from './i18n/en.json' with { type: 'json' }
import zhCN from './i18n/zh-CN.json' with { type: 'json' }
import zhHant from './i18n/zh-Hant.json' with { type: 'json' }
import { find } from './server/find.ts'
import { findByPhone } from './server/find-by-phone.ts'

/** Whoever works at the workbench. */
const workers: readonly PostKind[] = [
  'community_secretary',
  'deputy_secretary',
  'community_worker',
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

/** One search over what several modules keep, for the command palette. Nobody imports it. */
export default defineModule({
  name: 'find',
  uses: ['territory', 'people', 'requests'],
  operations: [find, findByPhone],
  refusals,
  events,
  permissions: { 'find.use': workers },
  texts: { 'zh-CN': zhCN, 'zh-Hant': zhHant, en },
})
