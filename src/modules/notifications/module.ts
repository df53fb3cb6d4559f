import { defineModule } from '../../platform/module.ts'
import { events, refusals } from './contract.ts'
import en from './i18n/en.json' with { type: 'json' }
import zhCN from './i18n/zh-CN.json' with { type: 'json' }
import zhHant from './i18n/zh-Hant.json' with { type: 'json' }
import { bodyContacts, keepBodyContact } from './server/body-contacts.ts'
import { followingPeople } from './server/follow-people.ts'
import { inbox, mark, readAll, unread } from './server/inbox.ts'
import { tellSender } from './server/mail-in/acknowledge.ts'
import { closeMailbox, keyHolders, mailbox, openMailbox } from './server/mail-in/mailbox.ts'
import { forgetMails, takeMail } from './server/mail-in/take-mail.ts'
import { permissions } from './server/permissions.ts'
import { personalData, retention } from './server/personal-data.ts'
import { ballotTellings } from './server/tellings/ballots.ts'
import { counterTellings } from './server/tellings/counters.ts'
import { meetingTellings } from './server/tellings/meetings.ts'
import { otherTellings } from './server/tellings/others.ts'
import { questionnaireTellings } from './server/tellings/questionnaires.ts'
import { requestTellings } from './server/tellings/requests.ts'
import { topicTellings } from './server/tellings/topics.ts'
import { callTellings } from './server/tellings/whistles.ts'
import { ofRequest, settleUndelivered, undelivered } from './server/undelivered.ts'
import { confirmMail, dropMail, enterMail } from './server/ways/own-mail.ts'
import { chooseWays, ways } from './server/ways/own-ways.ts'
import { sendDue } from './server/ways/send.ts'

/** Tells people what concerns them: listens to everybody, is imported by nobody. */
export default defineModule({
  name: 'notifications',
  uses: [
    'territory',
    'people',
    'bodies',
    'access',
    'requests',
    'whistles',
    'outreach',
    'channels',
    'ballots',
    'counters',
    'undertakings',
    'questionnaires',
    'forms',
    'deliberation',
    'projects',
  ],
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
    mailbox,
    openMailbox,
    closeMailbox,
    takeMail,
    bodyContacts,
    keepBodyContact,
  ],
  refusals,
  events,
  permissions,
  handlers: [
    ...requestTellings,
    ...callTellings,
    ...ballotTellings,
    ...counterTellings,
    ...questionnaireTellings,
    ...meetingTellings,
    ...topicTellings,
    ...otherTellings,
    tellSender,
    ...followingPeople,
  ],
  jobs: [
    { name: 'notifications.send', everyMinutes: 1, runInPieces: sendDue },
    { name: 'notifications.forget-mails', everyMinutes: 24 * 60, run: forgetMails },
  ],
  keyHolders,
  personalData,
  retention,
  texts: { 'zh-CN': zhCN, 'zh-Hant': zhHant, en },
})
