import { defineModule } from '../../platform/module.ts'
import { events, refusals } from './contract.ts'
import en from './i18n/en.json' with { type: 'json' }
import zhCN from './i18n/zh-CN.json' with { type: 'json' }
import zhHant from './i18n/zh-Hant.json' with { type: 'json' }
import { closeRound, handOverBlock, openRound } from './server/keep-round.ts'
import { registerMarks, settleMark } from './server/marks.ts'
import { noteNeed } from './server/note-need.ts'
import { noteVisit } from './server/note-visit.ts'
import { permissions } from './server/permissions.ts'
import { personalData, retention } from './server/personal-data.ts'
import { listWalkers, planRound, previewRound } from './server/plan-round.ts'
import { listRounds, oneRound, registerConfirmed, roundAnswers, roundBuildings } from './server/round-queries.ts'
import { oneVisit, ownRounds, ownVisits, visitPhoto } from './server/visit-queries.ts'

/** Going to people instead of waiting for them: visit rounds from door to door. */
export default defineModule({
  name: 'outreach',
  uses: ['territory', 'people', 'bodies', 'requests'],
  operations: [
    listRounds,
    listWalkers,
    previewRound,
    planRound,
    oneRound,
    roundBuildings,
    roundAnswers,
    openRound,
    closeRound,
    handOverBlock,
    ownRounds,
    ownVisits,
    oneVisit,
    noteVisit,
    noteNeed,
    visitPhoto,
    registerMarks,
    settleMark,
    registerConfirmed,
  ],
  refusals,
  events,
  permissions,
  personalData,
  retention,
  texts: { 'zh-CN': zhCN, 'zh-Hant': zhHant, en },
})
