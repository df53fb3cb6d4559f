import { defineModule, on } from '../../platform/module.ts'
import { events, refusals } from './contract.ts'
import en from './i18n/en.json' with { type: 'json' }
import zhCN from './i18n/zh-CN.json' with { type: 'json' }
import zhHant from './i18n/zh-Hant.json' with { type: 'json' }
import { listAssessments, writeAssessment } from './server/assessments/operations.ts'
import { giveConsent, giveOwnConsent } from './server/consents/give.ts'
import { consentsOf, ownConsents } from './server/consents/queries.ts'
import { withdrawConsent, withdrawOwnConsent } from './server/consents/withdraw.ts'
import { noteErasure } from './server/erasure/ledger.ts'
import { endConsentsOfDead, followMerge, followUnmerge, returnConsents } from './server/follow-people.ts'
import { ownData, ownDataFile, takeCopy } from './server/held/operations.ts'
import { listDrafts, listNotices, listOwnNotices, showNotice } from './server/notices/queries.ts'
import { readNotice } from './server/notices/read-notice.ts'
import { discardNotice, publishNotice, writeNotice } from './server/notices/write-notice.ts'
import { personalData, retention } from './server/personal-data.ts'
import { beginForgetting, forgetNextPiece } from './server/retention/forget.ts'
import { listTerms, setTerm } from './server/retention/operations.ts'
import { answerRight } from './server/rights/answer.ts'
import { askRight, enterRight, withdrawRight } from './server/rights/ask.ts'
import { listRights, ownRights, showRight } from './server/rights/queries.ts'

const leading = ['community_secretary', 'deputy_secretary'] as const
const counter = [...leading, 'community_worker', 'counter_clerk', 'grid_worker'] as const

/** What the law gives persons over what is kept of them: told, asked, shown, mended, erased. */
export default defineModule({
  name: 'privacy',
  uses: ['territory', 'people', 'requests'],
  operations: [
    listNotices,
    showNotice,
    listDrafts,
    writeNotice,
    discardNotice,
    publishNotice,
    listOwnNotices,
    readNotice,
    ownConsents,
    giveOwnConsent,
    withdrawOwnConsent,
    consentsOf,
    giveConsent,
    withdrawConsent,
    ownRights,
    askRight,
    withdrawRight,
    listRights,
    showRight,
    enterRight,
    answerRight,
    ownData,
    ownDataFile,
    takeCopy,
    listTerms,
    setTerm,
    listAssessments,
    writeAssessment,
  ],
  refusals,
  events,
  permissions: {
    'privacy.publish': [...leading, 'administrator'],
    'privacy.consents': counter,
    'privacy.rights': counter,
    'privacy.erase': leading,
    'privacy.terms': [...leading, 'administrator'],
  },
  handlers: [
    on('people.merged', 'privacy.follow-merge', followMerge),
    on('people.unmerged', 'privacy.follow-unmerge', followUnmerge),
    on('people.death_undone', 'privacy.return-consents', returnConsents),
    on('people.died', 'privacy.end-consents-of-dead', endConsentsOfDead),
    on('privacy.erased', 'privacy.note-erasure', noteErasure),
    on('privacy.forgetting_due', 'privacy.forget-next-piece', forgetNextPiece),
  ],
  jobs: [{ name: 'privacy.begin-forgetting', everyMinutes: 1440, run: beginForgetting }],
  personalData,
  retention,
  publicPages: [
    { path: '/privacy', page: 'privacy/notices', query: listNotices },
    { path: '/privacy/:id', page: 'privacy/notice', query: showNotice },
  ],
  texts: { 'zh-CN': zhCN, 'zh-Hant': zhHant, en },
})
