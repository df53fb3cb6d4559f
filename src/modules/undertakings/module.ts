import { defineModule } from '../../platform/module.ts'
import { events, refusals } from './contract.ts'
import en from './i18n/en.json' with { type: 'json' }
import zhCN from './i18n/zh-CN.json' with { type: 'json' }
import zhHant from './i18n/zh-Hant.json' with { type: 'json' }
import {
  changeUndertaking,
  endUndertaking,
  noteUndertaking,
  publishUndertaking,
  resumeUndertaking,
  tieRequest,
  untieRequest,
} from './server/acts.ts'
import { undertakingLeads } from './server/leads.ts'
import { findLongRunning } from './server/long-running.ts'
import { openUndertaking } from './server/open.ts'
import { openUndertakings, ownUndertakingOne, ownUndertakings } from './server/own.ts'
import { permissions } from './server/permissions.ts'
import { personalData, retention } from './server/personal-data.ts'
import { proposeTopics, setProposalAside, topicProposals } from './server/proposals.ts'
import {
  listUndertakings,
  oneUndertaking,
  undertakingFile,
  undertakingsOfRequest,
  waitingUndertakings,
} from './server/queries.ts'
import { reactions } from './server/reactions.ts'
import { remindLeads } from './server/remind.ts'

/** What goes beyond one request: recurring problems, long-running cases, and what an outside body must decide. */
export default defineModule({
  name: 'undertakings',
  uses: ['territory', 'people', 'bodies', 'requests'],
  operations: [
    listUndertakings,
    waitingUndertakings,
    undertakingLeads,
    openUndertaking,
    oneUndertaking,
    undertakingFile,
    changeUndertaking,
    noteUndertaking,
    tieRequest,
    untieRequest,
    endUndertaking,
    resumeUndertaking,
    publishUndertaking,
    undertakingsOfRequest,
    topicProposals,
    setProposalAside,
    ownUndertakings,
    ownUndertakingOne,
    openUndertakings,
  ],
  refusals,
  events,
  permissions,
  handlers: reactions,
  jobs: [
    { name: 'undertakings.propose-topics', everyMinutes: 720, run: proposeTopics },
    { name: 'undertakings.find-long-running', everyMinutes: 60, run: findLongRunning },
    { name: 'undertakings.remind-leads', everyMinutes: 60, run: remindLeads },
  ],
  publicPages: [{ path: '/undertakings', page: 'undertakings/open', query: openUndertakings }],
  personalData,
  retention,
  texts: { 'zh-CN': zhCN, 'zh-Hant': zhHant, en },
})
