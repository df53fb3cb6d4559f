import { defineModule } from '../../platform/module.ts'
import { events, refusals } from './contract.ts'
import en from './i18n/en.json' with { type: 'json' }
import zhCN from './i18n/zh-CN.json' with { type: 'json' }
import zhHant from './i18n/zh-Hant.json' with { type: 'json' }
import { countRequestsAnew } from './server/count-anew.ts'
import { recountRequests } from './server/recount.ts'
import { state } from './server/state.ts'

/** How the installation keeps: for whoever runs it. */
export default defineModule({
  name: 'upkeep',
  uses: ['requests', 'territory'],
  operations: [state, countRequestsAnew],
  refusals,
  events,
  permissions: { 'upkeep.read': ['administrator'], 'upkeep.count_anew': ['administrator'] },
  jobs: [{ name: 'upkeep.recount', everyMinutes: 30, run: recountRequests }],
  texts: { 'zh-CN': zhCN, 'zh-Hant': zhHant, en },
})
