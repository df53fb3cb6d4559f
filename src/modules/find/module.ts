import { defineModule } from '../../platform/module.ts'
import { workingPosts } from '../../shared/actor.ts'
import { events, refusals } from './contract.ts'
import en from './i18n/en.json' with { type: 'json' }
import zhCN from './i18n/zh-CN.json' with { type: 'json' }
import zhHant from './i18n/zh-Hant.json' with { type: 'json' }
import { find } from './server/find.ts'
import { findByPhone } from './server/find-by-phone.ts'

/** One search over what several modules keep, for the command palette. Nobody imports it. */
export default defineModule({
  name: 'find',
  uses: ['territory', 'people', 'requests'],
  operations: [find, findByPhone],
  refusals,
  events,
  permissions: { 'find.use': workingPosts },
  texts: { 'zh-CN': zhCN, 'zh-Hant': zhHant, en },
})
