import { defineModule } from '../../platform/module.ts'
import { events, refusals } from './contract.ts'
import en from './i18n/en.json' with { type: 'json' }
import zhCN from './i18n/zh-CN.json' with { type: 'json' }
import zhHant from './i18n/zh-Hant.json' with { type: 'json' }
import { answerByCode, answerOwn, lookByCode, ownQuestionnaire, ownQuestionnaires } from './server/answer.ts'
import { codeComment, comments } from './server/comments.ts'
import { answerAtTheDoor, atTheDoor, doorQuestionnaire, doorUnits } from './server/door.ts'
import { exportSheets } from './server/export.ts'
import {
  closeQuestionnaire,
  makeCodes,
  openQuestionnaire,
  population,
  publishQuestionnaire,
  takeBack,
} from './server/keep.ts'
import { enterPaper, letters, onPaper, paperQuestionnaire, papers, settlePaper } from './server/papers.ts'
import { permissions } from './server/permissions.ts'
import { personalData, retention } from './server/personal-data.ts'
import { remind, remindBeforeEnd } from './server/remind.ts'
import { cross, publishedList, publishedOne, results } from './server/results.ts'
import {
  dropQuestionnaire,
  listQuestionnaires,
  newVersion,
  oneQuestionnaire,
  rewriteQuestionnaire,
  showGround,
  writeFromTemplate,
  writeQuestionnaire,
} from './server/write.ts'

/** Asking persons or households, each counted once, on whatever way they answer. */
export default defineModule({
  name: 'questionnaires',
  uses: ['territory', 'people'],
  operations: [
    listQuestionnaires,
    writeQuestionnaire,
    showGround,
    writeFromTemplate,
    oneQuestionnaire,
    rewriteQuestionnaire,
    dropQuestionnaire,
    newVersion,
    population,
    openQuestionnaire,
    makeCodes,
    remind,
    closeQuestionnaire,
    publishQuestionnaire,
    takeBack,
    ownQuestionnaires,
    ownQuestionnaire,
    answerOwn,
    lookByCode,
    answerByCode,
    atTheDoor,
    doorQuestionnaire,
    doorUnits,
    answerAtTheDoor,
    onPaper,
    paperQuestionnaire,
    letters,
    enterPaper,
    papers,
    settlePaper,
    results,
    cross,
    comments,
    codeComment,
    exportSheets,
    publishedList,
    publishedOne,
  ],
  refusals,
  events,
  permissions,
  jobs: [{ name: 'questionnaires.remind-before-end', everyMinutes: 60, run: remindBeforeEnd }],
  publicPages: [
    { path: '/questionnaires', page: 'questionnaires/list', query: publishedList },
    { path: '/questionnaires/:id', page: 'questionnaires/one', query: publishedOne },
  ],
  personalData,
  retention,
  texts: { 'zh-CN': zhCN, 'zh-Hant': zhHant, en },
})
