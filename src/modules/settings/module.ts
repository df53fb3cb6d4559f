import { defineModule } from '../../platform/module.ts'
import { events, refusals } from './contract.ts'
import en from './i18n/en.json' with { type: 'json' }
import zhCN from './i18n/zh-CN.json' with { type: 'json' }
import zhHant from './i18n/zh-Hant.json' with { type: 'json' }
import { changeRules } from './server/change-rules.ts'
import { changes } from './server/changes.ts'
import { previewRules } from './server/preview-rules.ts'
import { readCalendar } from './server/read-calendar.ts'
import { rules } from './server/rules-view.ts'
import { undoChange } from './server/undo-change.ts'

/** What a community decides about how Linli works for it: tried before it holds, kept with its history, taken back. */
export default defineModule({
  name: 'settings',
  uses: ['territory', 'people', 'requests', 'privacy', 'undertakings'],
  operations: [rules, previewRules, readCalendar, changeRules, changes, undoChange],
  refusals,
  events,
  permissions: { 'settings.edit': ['community_secretary', 'deputy_secretary', 'administrator'] },
  texts: { 'zh-CN': zhCN, 'zh-Hant': zhHant, en },
})
