import { defineModule } from '../../platform/module.ts'
import { events, refusals } from './contract.ts'
import en from './i18n/en.json' with { type: 'json' }
import zhCN from './i18n/zh-CN.json' with { type: 'json' }
import zhHant from './i18n/zh-Hant.json' with { type: 'json' }
import { neighbourCallOperations } from './server/neighbour-calls/index.ts'
import { permissions } from './server/permissions.ts'
import { personalData, retention } from './server/personal-data.ts'
import { reactions } from './server/reactions.ts'
import { registrationOperations } from './server/registrations/index.ts'
import { countingHandlers } from './server/whistles/counting.ts'
import { whistleOperations } from './server/whistles/index.ts'
import { tellOverdue } from './server/whistles/sweep.ts'

/** The community whistles and departments report in; neighbours, organisations and party members come of their own will. */
export default defineModule({
  name: 'whistles',
  uses: ['territory', 'people', 'bodies', 'access', 'requests'],
  operations: [...whistleOperations, ...neighbourCallOperations, ...registrationOperations],
  refusals,
  events,
  permissions,
  handlers: [...countingHandlers, ...reactions],
  jobs: [{ name: 'whistles.tell-overdue', everyMinutes: 5, run: tellOverdue }],
  personalData,
  retention,
  texts: { 'zh-CN': zhCN, 'zh-Hant': zhHant, en },
})
