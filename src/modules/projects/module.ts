import { defineModule } from '../../platform/module.ts'
import { events, refusals } from './contract.ts'
import en from './i18n/en.json' with { type: 'json' }
import zhCN from './i18n/zh-CN.json' with { type: 'json' }
import zhHant from './i18n/zh-Hant.json' with { type: 'json' }
import {
  acceptProject,
  changeProject,
  finishProject,
  noteProject,
  reopenProject,
  resumeProject,
  startProject,
  stopProject,
} from './server/acts.ts'
import { addCondition, dropCondition } from './server/add-conditions.ts'
import { exportConditions, listConditions, settleCondition } from './server/conditions.ts'
import { openProjectFile, projectFile } from './server/files.ts'
import { projectLeads } from './server/leads.ts'
import { openProject } from './server/open.ts'
import { ownConditions } from './server/own-conditions.ts'
import { permissions } from './server/permissions.ts'
import { personalData, retention } from './server/personal-data.ts'
import { openList, openOfBallot, openOfTopic, openOne } from './server/public.ts'
import { listProjects, ofBallot, ofRequest, oneProject } from './server/queries.ts'
import { reactions } from './server/reactions.ts'
import { askReview } from './server/review.ts'

/** What a ballot chose and a community carries out, to the judgement of those it was for. */
export default defineModule({
  name: 'projects',
  uses: ['territory', 'people', 'bodies', 'requests', 'ballots', 'deliberation'],
  operations: [
    listProjects,
    projectLeads,
    openProject,
    oneProject,
    projectFile,
    changeProject,
    startProject,
    noteProject,
    finishProject,
    reopenProject,
    askReview,
    acceptProject,
    stopProject,
    resumeProject,
    listConditions,
    settleCondition,
    addCondition,
    dropCondition,
    exportConditions,
    ownConditions,
    ofBallot,
    ofRequest,
    openList,
    openOne,
    openProjectFile,
    openOfBallot,
    openOfTopic,
  ],
  refusals,
  events,
  permissions,
  handlers: reactions,
  publicPages: [
    { path: '/projects', page: 'projects/list', query: openList },
    { path: '/projects/:id', page: 'projects/one', query: openOne },
  ],
  publicParts: [
    { beside: 'ballots/one', page: 'projects/of-ballot', query: openOfBallot },
    { beside: 'deliberation/topic', page: 'projects/of-topic', query: openOfTopic },
  ],
  personalData,
  retention,
  texts: { 'zh-CN': zhCN, 'zh-Hant': zhHant, en },
})
