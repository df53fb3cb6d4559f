import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { id, inCommunity, oneInCommunity, pageOf, pageQuery, text } from '../../../shared/schemas.ts'
import { commentView, crossView, resultsView } from './views.ts'

const keep = { permission: 'questionnaires.keep' } as const
const of = z.string().max(20)

export const resultRoutes = defineRoutes({
  'GET /api/c/:community/questionnaires/:id/results': {
    name: 'questionnaires.results',
    summary: '结果：每题各有多少、应答率',
    access: keep,
    params: oneInCommunity,
    output: resultsView,
    refusals: ['platform.not_found'],
  },
  'GET /api/c/:community/questionnaires/:id/cross': {
    name: 'questionnaires.cross',
    summary: '交叉表：两道题，或一道题按小区',
    access: keep,
    params: oneInCommunity,
    query: z.object({ row: of, column: of }),
    output: crossView,
    refusals: ['platform.not_found', 'questionnaires.answer_unfit'],
  },
  'GET /api/c/:community/questionnaires/:id/comments': {
    name: 'questionnaires.comments',
    summary: '写下的意见和归的类',
    access: keep,
    params: oneInCommunity,
    query: pageQuery.extend({
      question: of.optional(),
      tag: text(0, 20).optional(),
      untagged: z.enum(['yes', 'no']).default('no'),
    }),
    output: pageOf(commentView).extend({ withheld: z.enum(['open', 'few']).nullable(), tags: z.array(z.string()) }),
    refusals: ['platform.cursor_invalid', 'platform.not_found'],
  },
  'PUT /api/c/:community/questionnaires/:id/comments/:sheet': {
    name: 'questionnaires.code_comment',
    summary: '给一条意见归类',
    access: keep,
    params: oneInCommunity.extend({ sheet: id }),
    body: z.object({ question: of, tags: z.array(text(1, 20)).max(5) }),
    output: commentView,
    refusals: [
      'platform.not_found',
      'questionnaires.no_text_question',
      'questionnaires.still_open',
      'questionnaires.too_few',
    ],
  },
  'POST /api/c/:community/questionnaires/:id/sheet': {
    name: 'questionnaires.export',
    summary: '导出 Excel：一行一份回答（谁导出了什么会留下记录）',
    access: keep,
    params: oneInCommunity,
    body: z.object({}).default({}),
    output: z.unknown(),
    binary: true,
    repeatable: true,
    refusals: ['platform.not_found', 'questionnaires.still_open', 'questionnaires.too_few'],
  },
  'GET /api/c/:community/questionnaire-results': {
    name: 'questionnaires.published_list',
    summary: '公布了结果的问卷',
    access: 'public',
    params: inCommunity,
    output: z.object({
      items: z.array(z.object({ id, title: z.string(), published_at: z.iso.datetime(), answered: z.number().int() })),
    }),
  },
  'GET /api/c/:community/questionnaire-results/:id': {
    name: 'questionnaires.published_one',
    summary: '一份问卷公布的结果',
    access: 'public',
    params: oneInCommunity,
    output: resultsView,
    refusals: ['platform.not_found'],
  },
})
