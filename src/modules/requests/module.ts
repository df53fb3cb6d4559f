import { defineModule } from '../../platform/module.ts'
import { events, refusals } from './contract.ts'
import en from './i18n/en.json' with { type: 'json' }
import zhCN from './i18n/zh-CN.json' with { type: 'json' }
import zhHant from './i18n/zh-Hant.json' with { type: 'json' }
import { askPoints } from './server/ask-points/index.ts'
import { bulkOperations } from './server/bulk/index.ts'
import { workBulk } from './server/bulk/work-bulk.ts'
import { calls } from './server/calls/index.ts'
import { bringPapers } from './server/catalogue-commands/bring-papers.ts'
import { catalogueCommands } from './server/catalogue-commands/index.ts'
import { sheetOperations } from './server/catalogue-sheets/index.ts'
import { commands } from './server/commands/index.ts'
import { countingHandlers } from './server/counting/handlers.ts'
import { exclusionOperations } from './server/exclusions/exclusions.ts'
import { requestExport } from './server/export/export-requests.ts'
import { followUp } from './server/follow-up/index.ts'
import { forwardingOperations } from './server/forwardings/index.ts'
import { warnForwardings } from './server/forwardings/warn-due.ts'
import { closeUnconfirmed } from './server/jobs/close-unconfirmed.ts'
import { escalateOverdue } from './server/jobs/escalate-overdue.ts'
import { remindDue } from './server/jobs/remind-due.ts'
import { keyHolders } from './server/key-holders.ts'
import { lines } from './server/lines/index.ts'
import { forgetRings } from './server/lines/rings.ts'
import { neighbourOperations } from './server/neighbours/index.ts'
import { permissions } from './server/permissions.ts'
import { weighAll, weighing } from './server/priorities/weigh-requests.ts'
import { personalData, retention } from './server/privacy/index.ts'
import { learnItems } from './server/proposals/learn-items.ts'
import { boundary } from './server/queries/boundary.ts'
import { catalogue } from './server/queries/catalogue.ts'
import { queries } from './server/queries/index.ts'
import { openNumbers } from './server/queries/open-numbers.ts'
import { reactions } from './server/reactions/index.ts'
import { rehomeRequests } from './server/reactions/rehome-requests.ts'

import { routing } from './server/routing/index.ts'
import { tagOperations } from './server/tags/index.ts'

/** The first closed loop: needs come in, go to whoever is answerable, are proven done and judged by who asked. */
export default defineModule({
  name: 'requests',
  uses: ['territory', 'people', 'bodies', 'access', 'desk'],
  operations: [
    ...commands,
    ...catalogueCommands,
    ...requestExport.operations,
    ...queries,
    ...bulkOperations,
    ...calls,
    ...lines,
    ...askPoints,
    ...tagOperations,
    ...routing,
    ...followUp,
    ...neighbourOperations,
    ...exclusionOperations,
    ...forwardingOperations,
    ...sheetOperations,
  ],
  refusals,
  events,
  permissions,
  handlers: [...countingHandlers, ...reactions, ...weighing, workBulk, requestExport.work],
  jobs: [
    { name: 'requests.escalate-overdue', everyMinutes: 5, run: escalateOverdue },
    { name: 'requests.remind-due', everyMinutes: 5, run: remindDue },
    { name: 'requests.warn-forwardings', everyMinutes: 60, run: warnForwardings },
    { name: 'requests.rehome', everyMinutes: 5, run: rehomeRequests },
    { name: 'requests.close-unconfirmed', everyMinutes: 5, run: closeUnconfirmed },
    { name: 'requests.weigh', everyMinutes: 720, runInPieces: weighAll },
    { name: 'requests.learn-items', everyMinutes: 60, runInPieces: learnItems },
    { name: 'requests.bring-papers', everyMinutes: 1440, run: bringPapers },
    { name: 'requests.forget-rings', everyMinutes: 60, run: forgetRings },
    { name: 'requests.erase-exports', everyMinutes: 720, run: requestExport.erase },
  ],
  publicPages: [
    { path: '/answers', page: 'requests/answers', query: catalogue },
    { path: '/boundary', page: 'requests/boundary', query: boundary },
    { path: '/numbers', page: 'requests/numbers', query: openNumbers },
  ],
  keyHolders,
  personalData,
  retention,
  texts: { 'zh-CN': zhCN, 'zh-Hant': zhHant, en },
})
