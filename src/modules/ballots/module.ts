import { defineModule } from '../../platform/module.ts'
import { events, refusals } from './contract.ts'
import en from './i18n/en.json' with { type: 'json' }
import zhCN from './i18n/zh-CN.json' with { type: 'json' }
import zhHant from './i18n/zh-Hant.json' with { type: 'json' }
import { operations } from './server/index.ts'
import { openCallPage, openCalls } from './server/nominations/calls.ts'
import { announceMoments } from './server/notices.ts'
import { openList, openOne } from './server/open.ts'
import { permissions } from './server/permissions.ts'
import { personalData, retention } from './server/personal-data.ts'
import { reactions } from './server/reactions.ts'
import { extendDue } from './server/tally/commands.ts'

/** What a community decides by ballots: asked, rolled, cast by every channel into one count, explained, published. */
export default defineModule({
  name: 'ballots',
  uses: ['territory', 'people', 'bodies', 'outreach', 'requests'],
  operations,
  refusals,
  events,
  permissions,
  handlers: reactions,
  jobs: [
    { name: 'ballots.extend-due', everyMinutes: 5, run: extendDue },
    { name: 'ballots.announce-moments', everyMinutes: 15, run: announceMoments },
  ],
  publicPages: [
    { path: '/ballots', page: 'ballots/list', query: openList },
    { path: '/ballots/:id', page: 'ballots/one', query: openOne },
    { path: '/nominations', page: 'ballots/calls', query: openCalls },
    { path: '/nominations/:id', page: 'ballots/call', query: openCallPage },
  ],
  personalData,
  retention,
  texts: { 'zh-CN': zhCN, 'zh-Hant': zhHant, en },
})
