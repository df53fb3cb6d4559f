import { defineModule } from '../../platform/module.ts'
import { events, refusals } from './contract.ts'
import en from './i18n/en.json' with { type: 'json' }
import zhCN from './i18n/zh-CN.json' with { type: 'json' }
import zhHant from './i18n/zh-Hant.json' with { type: 'json' }
import { permissions } from './server/permissions.ts'
import { changeView } from './server/views/change-view.ts'
import { deleteView } from './server/views/delete-view.ts'
import { listViews } from './server/views/list-views.ts'
import { pinViews } from './server/views/pin-views.ts'
import { saveView } from './server/views/save-view.ts'

export default defineModule({
  name: 'desk',
  uses: ['bodies', 'people'],
  operations: [listViews, saveView, changeView, deleteView, pinViews],
  refusals,
  events,
  permissions,
  texts: { 'zh-CN': zhCN, 'zh-Hant': zhHant, en },
})
