import { defineModule } from '../../platform/module.ts'
import { events, refusals } from './contract.ts'
import en from './i18n/en.json' with { type: 'json' }
import zhCN from './i18n/zh-CN.json' with { type: 'json' }
import zhHant from './i18n/zh-Hant.json' with { type: 'json' }
import { countingHandlers } from './server/meetings/counting.ts'
import { meetingOperations } from './server/meetings/index.ts'
import { jobs } from './server/meetings/jobs.ts'
import { openMeetings, openMinutes } from './server/meetings/open.ts'
import { permissions } from './server/permissions.ts'
import { personalData, retention } from './server/personal-data.ts'
import { reactions } from './server/reactions.ts'

/** People of a community talk things over and decide: meetings, with what was decided followed until it is done. */
export default defineModule({
  name: 'deliberation',
  uses: ['territory', 'people', 'bodies', 'requests', 'undertakings'],
  operations: [...meetingOperations],
  refusals,
  events,
  permissions,
  handlers: [...countingHandlers, ...reactions],
  jobs: [...jobs],
  publicPages: [
    { path: '/meetings', page: 'deliberation/meetings', query: openMeetings },
    { path: '/meetings/:id', page: 'deliberation/minutes', query: openMinutes },
  ],
  personalData,
  retention,
  texts: { 'zh-CN': zhCN, 'zh-Hant': zhHant, en },
})
