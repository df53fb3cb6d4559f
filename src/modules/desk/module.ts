import { defineModule } from '../../platform/module.ts'
import { events, refusals } from './contract.ts'
import en from './i18n/en.json' with { type: 'json' }
import zhCN from './i18n/zh-CN.json' with { type: 'json' }
import zhHant from './i18n/zh-Hant.json' with { type: 'json' }
import { findByPhone } from './server/commands/find-by-phone.ts'
import { permissions } from './server/permissions.ts'
import { find } from './server/queries/find.ts'

export default defineModule({
  name: 'desk',
  uses: ['territory', 'people', 'requests'],
  operations: [find, findByPhone],
  refusals,
  events,
  permissions,
  texts: { 'zh-CN': zhCN, 'zh-Hant': zhHant, en },
})
