import { defineModule } from '../../platform/module.ts'
import { events, refusals } from './contract.ts'
import en from './i18n/en.json' with { type: 'json' }
import zhCN from './i18n/zh-CN.json' with { type: 'json' }
import zhHant from './i18n/zh-Hant.json' with { type: 'json' }
import { counterOperations } from './server/appointments/counters.ts'
import { appointmentOperations } from './server/appointments/operations.ts'
import { caseOperations } from './server/cases/index.ts'
import { figureOperations } from './server/counting/figures.ts'
import { countingHandlers, recount } from './server/counting/keep.ts'
import { errandOperations } from './server/errands/operations.ts'
import { guide, guideMatter, matterOperations } from './server/matters/operations.ts'
import { permissions } from './server/permissions.ts'
import { personalData, retention } from './server/personal-data.ts'
import { dropOldTickets, queueOperations } from './server/queue/operations.ts'
import { reactions } from './server/reactions.ts'
import { remind } from './server/reminders.ts'

/** Service counters: matters, whoever is asked first keeps them to the end, hours booked, numbers called, errands done for others. */
export default defineModule({
  name: 'counters',
  uses: ['territory', 'people', 'bodies', 'requests'],
  operations: [
    ...matterOperations,
    ...caseOperations,
    ...counterOperations,
    ...appointmentOperations,
    ...queueOperations,
    ...errandOperations,
    ...figureOperations,
  ],
  refusals,
  events,
  permissions,
  handlers: [...countingHandlers, ...reactions],
  jobs: [
    { name: 'counters.recount', everyMinutes: 60, run: recount },
    { name: 'counters.remind', everyMinutes: 30, run: remind },
    { name: 'counters.drop-old-tickets', everyMinutes: 720, run: dropOldTickets },
  ],
  publicPages: [
    { path: '/guide', page: 'counters/guide', query: guide },
    { path: '/guide/:code', page: 'counters/matter', query: guideMatter },
  ],
  personalData,
  retention,
  texts: { 'zh-CN': zhCN, 'zh-Hant': zhHant, en },
})
