import { defineModule } from '../../platform/module.ts'
import { events, refusals } from './contract.ts'
import en from './i18n/en.json' with { type: 'json' }
import zhCN from './i18n/zh-CN.json' with { type: 'json' }
import zhHant from './i18n/zh-Hant.json' with { type: 'json' }
import { closeRound, handOverBlock, openRound } from './server/keep-round.ts'
import { registerMarks, settleMark } from './server/marks.ts'
import { noteNeed } from './server/note-need.ts'
import { noteVisit } from './server/note-visit.ts'
import { doorsByRound, roundNotes } from './server/notes.ts'
import { countingHandlers } from './server/patrols/counting.ts'
import { findMissed } from './server/patrols/dues.ts'
import { patrolOperations } from './server/patrols/index.ts'
import { reactions } from './server/patrols/reactions.ts'
import { permissions } from './server/permissions.ts'
import { personalData, retention } from './server/personal-data.ts'
import { listWalkers, planRound, previewRound } from './server/plan-round.ts'
import { listRounds, oneRound, registerConfirmed, roundAnswers, roundBuildings } from './server/round-queries.ts'
import { signCounting } from './server/signs/figures.ts'
import { signOperations } from './server/signs/index.ts'
import { oneVisit, ownRounds, ownVisits, visitPhoto } from './server/visit-queries.ts'

/** Going to people instead of waiting for them: visit rounds from door to door, patrols, early signs of conflict. */
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
    roundNotes,
    doorsByRound,
    ...patrolOperations,
    ...signOperations,
  ],
  refusals,
  events,
  permissions,
  handlers: [...countingHandlers, ...signCounting, ...reactions],
  jobs: [{ name: 'outreach.find-missed', everyMinutes: 30, run: findMissed }],
  personalData,
  retention,
  texts: { 'zh-CN': zhCN, 'zh-Hant': zhHant, en },
})
