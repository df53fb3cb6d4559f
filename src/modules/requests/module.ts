import { defineModule } from '../../platform/module.ts'
import { events, refusals } from './contract.ts'
import zhCN from './i18n/zh-CN.json' with { type: 'json' }
import { commands } from './server/commands/index.ts'
import { countingHandlers } from './server/counting/handlers.ts'
import { closeUnconfirmed } from './server/jobs/close-unconfirmed.ts'
import { escalateOverdue } from './server/jobs/escalate-overdue.ts'
import { permissions } from './server/permissions.ts'
import { queries } from './server/queries/index.ts'

/** The first closed loop: needs come in, go to whoever is answerable, are proven done and judged by who asked. */
export default defineModule({
  name: 'requests',
  uses: ['territory', 'people', 'bodies'],
  operations: [...commands, ...queries],
  refusals,
  events,
  permissions,
  handlers: [...countingHandlers],
  jobs: [
    { name: 'requests.escalate-overdue', everyMinutes: 5, run: escalateOverdue },
    { name: 'requests.close-unconfirmed', everyMinutes: 5, run: closeUnconfirmed },
  ],
  texts: { 'zh-CN': zhCN },
})
