import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { id, inCommunity, oneInCommunity, pageOf, pageQuery, text } from '../../../shared/schemas.ts'
import { plan, questionnaireBrief, questionnaireView, state, templates } from './views.ts'

const keep = { permission: 'questionnaires.keep' } as const
const planRefusals = [
  'questionnaires.area_unknown',
  'questionnaires.reach_unfit',
  'questionnaires.day_past',
  'questionnaires.questions_unfit',
] as const

export const keepRoutes = defineRoutes({
  'GET /api/c/:community/questionnaires': {
    name: 'questionnaires.list',
    summary: '问卷，新的在前',
    access: keep,
    params: inCommunity,
    query: pageQuery.extend({ state: state.optional(), q: text(0, 40).optional() }),
    output: pageOf(questionnaireBrief),
    refusals: ['platform.cursor_invalid'],
  },
  'POST /api/c/:community/questionnaires': {
    name: 'questionnaires.write',
    summary: '写一份问卷（草稿）',
    access: keep,
    params: inCommunity,
    body: plan,
    output: questionnaireView,
    status: 201,
    refusals: planRefusals,
  },
  'POST /api/c/:community/questionnaires/from-template': {
    name: 'questionnaires.write_from_template',
    summary: '从样卷开始写一份问卷（公交线路、年度满意度测评）',
    access: keep,
    params: inCommunity,
    body: z.object({ template: z.enum(templates) }),
    output: questionnaireView,
    status: 201,
  },
  'GET /api/c/:community/questionnaires/:id': {
    name: 'questionnaires.one',
    summary: '一份问卷：问什么、问谁、答了多少',
    access: keep,
    params: oneInCommunity,
    output: questionnaireView,
    refusals: ['platform.not_found'],
  },
  'PUT /api/c/:community/questionnaires/:id': {
    name: 'questionnaires.rewrite',
    summary: '改草稿；开始以后不能改，要改就出新的一版',
    access: keep,
    params: oneInCommunity,
    body: plan,
    output: questionnaireView,
    refusals: ['platform.not_found', 'questionnaires.opened_already', ...planRefusals],
  },
  'DELETE /api/c/:community/questionnaires/:id': {
    name: 'questionnaires.drop',
    summary: '删掉草稿',
    access: keep,
    params: oneInCommunity,
    output: z.object({ id }),
    refusals: ['platform.not_found', 'questionnaires.not_a_draft'],
  },
  'POST /api/c/:community/questionnaires/:id/new-version': {
    name: 'questionnaires.new_version',
    summary: '照这一份出新的一版草稿',
    access: keep,
    params: oneInCommunity,
    body: z.object({}).default({}),
    output: questionnaireView,
    status: 201,
    refusals: ['platform.not_found', 'questionnaires.draft_there'],
  },
  'GET /api/c/:community/questionnaires/:id/population': {
    name: 'questionnaires.population',
    summary: '看看会问到谁：各小区有多少户（人）、抽多少',
    access: keep,
    params: oneInCommunity,
    output: z.object({
      eligible: z.number().int(),
      asked: z.number().int(),
      compounds: z.array(z.object({ name: z.string(), eligible: z.number().int(), asked: z.number().int() })),
    }),
    refusals: ['platform.not_found', 'questionnaires.area_unknown', 'questionnaires.too_many'],
  },
  'POST /api/c/:community/questionnaires/:id/open': {
    name: 'questionnaires.open',
    summary: '开始：抽样、给每户（人）一个编号，从此不能再改',
    access: keep,
    params: oneInCommunity,
    body: z.object({
      /** the draw follows from it; made by the system where nothing is given */
      seed: text(0, 40).optional(),
      /** strips with codes, of a questionnaire open to everybody */
      codes: z.number().int().min(0).max(2_000).default(0),
    }),
    output: questionnaireView,
    refusals: [
      'platform.not_found',
      'questionnaires.not_a_draft',
      'questionnaires.no_questions',
      'questionnaires.area_unknown',
      'questionnaires.reach_unfit',
      'questionnaires.day_past',
      'questionnaires.too_many',
      'questionnaires.nobody_asked',
    ],
  },
  'POST /api/c/:community/questionnaires/:id/codes': {
    name: 'questionnaires.make_codes',
    summary: '再做一些编号条（不限名单的问卷）',
    access: keep,
    params: oneInCommunity,
    body: z.object({ count: z.number().int().min(1).max(2_000) }),
    output: questionnaireView,
    refusals: [
      'platform.not_found',
      'questionnaires.not_open',
      'questionnaires.reach_unfit',
      'questionnaires.too_many',
    ],
  },
  'POST /api/c/:community/questionnaires/:id/close': {
    name: 'questionnaires.close',
    summary: '结束：不再收回答',
    access: keep,
    params: oneInCommunity,
    body: z.object({}).default({}),
    output: questionnaireView,
    refusals: ['platform.not_found', 'questionnaires.not_open', 'questionnaires.papers_waiting'],
  },
  'POST /api/c/:community/questionnaires/:id/publish': {
    name: 'questionnaires.publish',
    summary: '公布结果：写上结论和接下来怎么办，居民都能看',
    access: keep,
    params: oneInCommunity,
    body: z.object({ conclusion: text(2, 2_000) }),
    output: questionnaireView,
    refusals: ['platform.not_found', 'questionnaires.not_closed', 'questionnaires.too_few'],
  },
  'POST /api/c/:community/questionnaires/:id/take-back': {
    name: 'questionnaires.take_back',
    summary: '撤下公布的结果',
    access: keep,
    params: oneInCommunity,
    body: z.object({}).default({}),
    output: questionnaireView,
    refusals: ['platform.not_found', 'questionnaires.not_closed'],
  },
})
