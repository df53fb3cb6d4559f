import { defineModule } from '../../platform/module.ts'
import { events, refusals } from './contract.ts'
import en from './i18n/en.json' with { type: 'json' }
import zhCN from './i18n/zh-CN.json' with { type: 'json' }
import zhHant from './i18n/zh-Hant.json' with { type: 'json' }
import { followingPeople } from './server/follow-people.ts'
import { inbox, mark, readAll, unread } from './server/inbox.ts'
import { personalData, retention } from './server/personal-data.ts'
import { otherTellings } from './server/tellings/others.ts'
import { requestTellings } from './server/tellings/requests.ts'
import { callTellings } from './server/tellings/whistles.ts'

/** Tells people what concerns them: listens to everybody, is imported by nobody. */
export default defineModule({
  name: 'notifications',
  uses: ['territory', 'people', 'bodies', 'whistles', 'outreach'],
  operations: [inbox, unread, readAll, mark],
  refusals,
  events,
  handlers: [...requestTellings, ...callTellings, ...otherTellings, ...followingPeople],
  personalData,
  retention,
  texts: { 'zh-CN': zhCN, 'zh-Hant': zhHant, en },
})
