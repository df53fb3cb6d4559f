import { defineModule } from '../../platform/module.ts'
import { events, refusals } from './contract.ts'
import zhCN from './i18n/zh-CN.json' with { type: 'json' }

export default defineModule({
  name: 'desk',
  uses: [],
  operations: [],
  refusals,
  events,
  permissions: {},
  texts: { 'zh-CN': zhCN },
})
