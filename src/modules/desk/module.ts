import { defineModule } from '../../platform/module.ts'
import { events, refusals } from './contract.ts'
import en from './i18n/en.json' with { type: 'json' }
import zhCN from './i18n/zh-CN.json' with { type: 'json' }
import zhHant from './i18n/zh-Hant.json' with { type: 'json' }

export default defineModule({
  name: 'desk',
  uses: [],
  operations: [],
  refusals,
  events,
  permissions: {},
  texts: { 'zh-CN': zhCN, 'zh-Hant': zhHant, en },
})
