import { defineModule } from '../../platform/module.ts'
import { type Holder, workingPosts } from '../../shared/actor.ts'
import { events, refusals } from './contract.ts'
import en from './i18n/en.json' with { type: 'json' }
import zhCN from './i18n/zh-CN.json' with { type: 'json' }
import zhHant from './i18n/zh-Hant.json' with { type: 'json' }
import { changeAbsence, endAbsence, recordAbsence } from './server/absences/commands.ts'
import { absenceDeputies, absenceHolders, absences, myAbsences } from './server/absences/queries.ts'
import { addMember, endMember } from './server/commands/add-member.ts'
import { createPost } from './server/commands/create-post.ts'
import { dissolveBody } from './server/commands/dissolve-body.ts'
import { editBody } from './server/commands/edit-body.ts'
import { closePost, editPost } from './server/commands/edit-post.ts'
import { extendTerm } from './server/commands/extend-term.ts'
import { fillPost, vacatePost } from './server/commands/fill-post.ts'
import { foundBody } from './server/commands/found-body.ts'
import { endService, setService } from './server/commands/set-service.ts'
import { handlers } from './server/handlers/index.ts'
import { personalData } from './server/personal-data.ts'
import { answering } from './server/queries/answering.ts'
import { bodies, body } from './server/queries/bodies.ts'
import { compoundPage } from './server/queries/compound-page.ts'
import { post, posts } from './server/queries/posts.ts'
import { rosterOperations } from './server/rosters/index.ts'

/** Whoever works by a post may be away from it; the administrator enters it for who can't. */
const absentKinds: Holder[] = [...workingPosts, 'body_chair', 'street_office_clerk', 'administrator']

/** Who there is: bodies with members and powers, posts with terms, and whom each serves. */
export default defineModule({
  name: 'bodies',
  uses: ['people', 'territory'],
  operations: [
    bodies,
    body,
    foundBody,
    editBody,
    dissolveBody,
    setService,
    endService,
    addMember,
    endMember,
    posts,
    post,
    createPost,
    editPost,
    fillPost,
    extendTerm,
    vacatePost,
    closePost,
    myAbsences,
    absences,
    absenceHolders,
    absenceDeputies,
    recordAbsence,
    changeAbsence,
    endAbsence,
    compoundPage,
    answering,
    ...rosterOperations,
  ],
  refusals,
  events,
  publicPages: [
    { path: '/grids', page: 'bodies/grids', query: answering },
    { path: '/compounds/:id', page: 'bodies/compound', query: compoundPage },
  ],
  permissions: {
    'bodies.edit': ['community_secretary', 'deputy_secretary', 'community_worker', 'administrator'],
    'bodies.appoint': ['community_secretary', 'administrator'],
    'bodies.absences': absentKinds,
    'bodies.see_absences': ['community_secretary', 'deputy_secretary', 'community_worker', 'administrator'],
    'bodies.read': [
      'community_secretary',
      'deputy_secretary',
      'community_worker',
      'counter_clerk',
      'grid_worker',
      'micro_grid_leader',
      'project_social_worker',
      'building_leader',
      'lane_leader',
      'street_leader',
      'department_clerk',
      'property_manager',
      'body_chair',
      'street_office_clerk',
      'administrator',
    ],
  },
  handlers,
  personalData,
  texts: { 'zh-CN': zhCN, 'zh-Hant': zhHant, en },
})
