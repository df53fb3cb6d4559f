import { defineModule } from '../../platform/module.ts'
import { events, refusals } from './contract.ts'
import en from './i18n/en.json' with { type: 'json' }
import zhCN from './i18n/zh-CN.json' with { type: 'json' }
import zhHant from './i18n/zh-Hant.json' with { type: 'json' }
import { ballotOperations, openFollowUp } from './server/ballots/follow-up.ts'
import { countingHandlers } from './server/meetings/counting.ts'
import { meetingOperations } from './server/meetings/index.ts'
import { jobs } from './server/meetings/jobs.ts'
import { openMeetings, openMinutes } from './server/meetings/open.ts'
import { drawOpinionMaps } from './server/opinion/draw.ts'
import { opinionOperations } from './server/opinion/index.ts'
import { permissions } from './server/permissions.ts'
import { personalData, retention } from './server/personal-data.ts'
import { reactions } from './server/reactions.ts'
import { topicOperations } from './server/topics/index.ts'
import { openTopicPage, openTopics } from './server/topics/public.ts'
import { tellLateTopics } from './server/topics/steps.ts'

/** People of a community talk things over and decide: topics from the question to what became of it, and meetings. */
export default defineModule({
  name: 'deliberation',
  uses: ['territory', 'access', 'people', 'bodies', 'requests', 'undertakings', 'ballots'],
  operations: [...meetingOperations, ...topicOperations, ...opinionOperations, ...ballotOperations],
  refusals,
  events,
  permissions,
  handlers: [...countingHandlers, ...reactions],
  jobs: [
    ...jobs,
    { name: 'deliberation.tell-late-topics', everyMinutes: 60, run: tellLateTopics },
    { name: 'deliberation.draw-opinion-maps', everyMinutes: 5, runInPieces: drawOpinionMaps },
  ],
  publicPages: [
    { path: '/meetings', page: 'deliberation/meetings', query: openMeetings },
    { path: '/meetings/:id', page: 'deliberation/minutes', query: openMinutes },
    { path: '/halls', page: 'deliberation/topics', query: openTopics },
    { path: '/halls/:id', page: 'deliberation/topic', query: openTopicPage },
  ],
  publicParts: [{ beside: 'ballots/one', page: 'deliberation/of-ballot', query: openFollowUp }],
  personalData,
  retention,
  texts: { 'zh-CN': zhCN, 'zh-Hant': zhHant, en },
})
