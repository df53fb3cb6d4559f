import { defineModule } from '../../platform/module.ts'
import { events, refusals } from './contract.ts'
import en from './i18n/en.json' with { type: 'json' }
import zhCN from './i18n/zh-CN.json' with { type: 'json' }
import zhHant from './i18n/zh-Hant.json' with { type: 'json' }
import { followingPeople } from './server/follow-people.ts'
import { inbox, mark, readAll, unread } from './server/inbox.ts'
import { permissions } from './server/permissions.ts'
import { personalData, retention } from './server/personal-data.ts'
import { meetingTellings } from './server/tellings/meetings.ts'
import { otherTellings } from './server/tellings/others.ts'
import { requestTellings } from './server/tellings/requests.ts'
import { callTellings } from './server/tellings/whistles.ts'
import { ofRequest, settleUndelivered, undelivered } from './server/undelivered.ts'
import { confirmMail, dropMail, enterMail } from './server/ways/own-mail.ts'
import { chooseWays, ways } from './server/ways/own-ways.ts'
import { sendDue } from './server/ways/send.ts'

/** Tells people what concerns them: listens to everybody, is imported by nobody. */
export default defineModule({
  name: 'notifications',
  uses: ['territory', 'people', 'bodies', 'access', 'requests', 'whistles', 'outreach', 'deliberation'],
  operations: [
    inbox,
    unread,
    readAll,
    mark,
    ways,
    chooseWays,
    enterMail,
    confirmMail,
    dropMail,
    undelivered,
    settleUndelivered,
    ofRequest,
  ],
  refusals,
  events,
  permissions,
  handlers: [...requestTellings, ...callTellings, ...meetingTellings, ...otherTellings, ...followingPeople],
  jobs: [{ name: 'notifications.send', everyMinutes: 1, runInPieces: sendDue }],
  personalData,
  retention,
  texts: { 'zh-CN': zhCN, 'zh-Hant': zhHant, en },
})
