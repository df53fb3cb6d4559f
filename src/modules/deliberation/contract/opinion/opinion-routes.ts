import { z } from 'zod'
import { defineRoutes } from '../../../../shared/contract.ts'
import { id, oneInCommunity, pageOf, pageQuery, text } from '../../../../shared/schemas.ts'
import { topicView } from '../topics/views.ts'
import { cardView, opinionAnswers, opinionView, ownOpinion, statementView } from './views.ts'

const read = { permission: 'deliberation.read' } as const
const keep = { permission: 'deliberation.keep' } as const
const leading = ['platform.not_found', 'platform.not_allowed', 'deliberation.topic_over'] as const
const statement = text(4, 100)
const seedsMost = 20
const answering = [
  'platform.not_found',
  'deliberation.not_of_hall',
  'deliberation.map_off',
  'deliberation.answers_over',
] as const

export const opinionRoutes = defineRoutes({
  'GET /api/c/:community/topics/:id/opinion': {
    name: 'deliberation.opinion',
    summary: '一个议题的意见图：分组、比例，没有谁答了什么',
    access: read,
    params: oneInCommunity,
    output: opinionView,
    refusals: ['platform.not_found'],
  },
  'POST /api/c/:community/topics/:id/map': {
    name: 'deliberation.switch_map',
    summary: '打开或关上意见图',
    access: keep,
    params: oneInCommunity,
    body: z.object({ on: z.boolean() }),
    output: topicView,
    refusals: leading,
  },
  'POST /api/c/:community/topics/:id/opinion/export': {
    name: 'deliberation.export_opinion',
    summary: '导出意见图的比例',
    access: keep,
    params: oneInCommunity,
    body: z.object({}).default({}),
    output: z.unknown(),
    binary: true,
    refusals: ['platform.not_found', 'platform.not_allowed', 'deliberation.no_map'],
  },
  'GET /api/c/:community/topics/:id/statements': {
    name: 'deliberation.statements',
    summary: '意见图里的看法',
    access: read,
    params: oneInCommunity,
    query: pageQuery.extend({
      show: z.enum(['look', 'shown', 'hidden', 'all']).default('all'),
      q: text(0, 40).optional(),
    }),
    output: pageOf(statementView),
    refusals: ['platform.not_found', 'platform.cursor_invalid'],
  },
  'POST /api/c/:community/topics/:id/statements': {
    name: 'deliberation.seed_statements',
    summary: '先放几条看法进去',
    access: keep,
    params: oneInCommunity,
    body: z.object({ texts: z.array(statement).min(1).max(seedsMost) }),
    output: opinionView,
    status: 201,
    refusals: [
      ...leading,
      'deliberation.map_off',
      'deliberation.answers_over',
      'deliberation.statement_there',
      'deliberation.statements_full',
    ],
  },
  'POST /api/c/:community/statements/:id/moderate': {
    name: 'deliberation.moderate_statement',
    summary: '看过一条看法：放出、收起（写明原因）、并入一样的',
    access: keep,
    params: oneInCommunity,
    body: z.object({
      act: z.enum(['show', 'hide', 'merge']),
      reason: text(0, 200).default(''),
      into_id: id.optional(),
    }),
    output: statementView,
    refusals: [
      ...leading,
      'deliberation.statement_unfit',
      'deliberation.reason_needed',
      'deliberation.statement_withdrawn',
    ],
  },
  'GET /api/c/:community/my/topics/:id/opinion': {
    name: 'deliberation.own_opinion',
    summary: '意见图：下一条看法、答了多少、大家怎么看',
    access: 'member',
    params: oneInCommunity,
    output: ownOpinion,
    refusals: ['platform.not_found'],
  },
  'GET /api/c/:community/my/topics/:id/statements': {
    name: 'deliberation.own_statements',
    summary: '自己答过的、自己写的看法',
    access: 'member',
    params: oneInCommunity,
    query: pageQuery.extend({ show: z.enum(['answered', 'mine']).default('answered') }),
    output: pageOf(statementView),
    refusals: ['platform.not_found', 'platform.cursor_invalid'],
  },
  'POST /api/c/:community/my/topics/:id/statements': {
    name: 'deliberation.make_statement',
    summary: '写一条看法，请大家答',
    access: 'member',
    params: oneInCommunity,
    body: z.object({ text: statement }),
    output: statementView,
    status: 201,
    refusals: [
      ...answering,
      'deliberation.statement_there',
      'deliberation.statements_much',
      'deliberation.statements_full',
    ],
    limits: [{ of: 'person', most: 10, seconds: 600 }],
  },
  'POST /api/c/:community/my/statements/:id/answer': {
    name: 'deliberation.answer_statement',
    summary: '赞成、不赞成、跳过；可以改',
    access: 'member',
    params: oneInCommunity,
    body: z.object({ answer: z.enum(opinionAnswers) }),
    output: cardView,
    refusals: answering,
  },
  'POST /api/c/:community/my/statements/:id/take-back': {
    name: 'deliberation.take_back_answer',
    summary: '改回来：当作还没答',
    access: 'member',
    params: oneInCommunity,
    body: z.object({}).default({}),
    output: cardView,
    refusals: answering,
  },
  'POST /api/c/:community/my/statements/:id/withdraw': {
    name: 'deliberation.withdraw_statement',
    summary: '收回自己写的看法',
    access: 'member',
    params: oneInCommunity,
    body: z.object({}).default({}),
    output: statementView,
    refusals: ['platform.not_found', 'deliberation.topic_over', 'deliberation.statement_withdrawn'],
  },
})
