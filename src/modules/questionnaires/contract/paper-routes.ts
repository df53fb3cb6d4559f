import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { id, inCommunity, oneInCommunity, pageOf, pageQuery } from '../../../shared/schemas.ts'
import { answers, answersView, askedView, ownBrief, paperView } from './views.ts'

const paper = { permission: 'questionnaires.paper' } as const
const code = z
  .string()
  .max(20)
  .transform((value) =>
    value
      .normalize('NFKC')
      .toUpperCase()
      .replaceAll(/[^A-Z\d]/g, ''),
  )
const oneUnit = oneInCommunity.extend({ unit: id })
const entering = ['questionnaires.not_open', 'questionnaires.answered_already', 'questionnaires.answer_unfit'] as const

export const paperRoutes = defineRoutes({
  'GET /api/c/:community/questionnaires-on-paper': {
    name: 'questionnaires.on_paper',
    summary: '可以录入纸质问卷的',
    access: paper,
    params: inCommunity,
    output: z.object({ items: z.array(ownBrief) }),
  },
  'GET /api/c/:community/questionnaires/:id/paper': {
    name: 'questionnaires.paper_one',
    summary: '一份问卷的纸面：题目，打印和录入用',
    access: paper,
    params: oneInCommunity,
    output: askedView,
    refusals: ['platform.not_found'],
  },
  'GET /api/c/:community/questionnaires/:id/letters': {
    name: 'questionnaires.letters',
    summary: '要打印的问卷：每份一个编号，写着送给哪一户',
    access: paper,
    params: oneInCommunity,
    query: pageQuery.extend({ left: z.enum(['yes', 'no']).default('no') }),
    output: pageOf(z.object({ unit_id: id, code: z.string(), place: z.string() })),
    refusals: ['platform.cursor_invalid', 'platform.not_found'],
  },
  'POST /api/c/:community/questionnaires/:id/papers': {
    name: 'questionnaires.enter_paper',
    summary: '录入一份纸质问卷；抽到复核的等第二个人再录一遍',
    access: paper,
    params: oneInCommunity,
    body: z.object({ code, answers }),
    repeatable: true,
    output: z.object({
      /** counted, or kept for a second person */
      took: z.enum(['counted', 'waits', 'agrees', 'differs']),
    }),
    refusals: ['platform.not_found', 'questionnaires.code_unknown', ...entering, 'questionnaires.second_person_needed'],
  },
  'GET /api/c/:community/questionnaires/:id/papers': {
    name: 'questionnaires.papers',
    summary: '等第二个人录入、或两次不一样的纸质问卷',
    access: paper,
    params: oneInCommunity,
    query: pageQuery,
    output: pageOf(paperView),
    refusals: ['platform.cursor_invalid', 'platform.not_found'],
  },
  'POST /api/c/:community/questionnaires/:id/papers/:unit/settle': {
    name: 'questionnaires.settle_paper',
    summary: '两次录入不一样的，对着纸定下来',
    access: paper,
    params: oneUnit,
    body: z.object({
      /** per question that differs, which entry stands */
      stands: z.record(z.string().max(20), z.enum(['first', 'second'])),
    }),
    repeatable: true,
    output: z.object({ answers: answersView }),
    refusals: [
      'platform.not_found',
      'questionnaires.nothing_to_check',
      'questionnaires.not_open',
      'questionnaires.answer_unfit',
    ],
  },
})
