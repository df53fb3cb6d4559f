import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import {
  civilDate,
  id,
  inCommunity,
  instant,
  oneInCommunity,
  pageOf,
  pageQuery,
  text,
} from '../../../shared/schemas.ts'
import { buildingProgress, question, roundBrief, roundState, roundView, split, walker } from './views.ts'

const plan = { permission: 'outreach.plan' } as const
const areasMost = 20
const walkersMost = 30
const questionsMost = 12
const givenMost = 200

const sharing = {
  area_ids: z.array(id).min(1).max(areasMost),
  unconfirmed_months: z.number().int().min(1).max(120).nullable().default(null),
  walker_ids: z.array(id).min(1).max(walkersMost),
  /** buildings or stairwells given to a walker by hand; the rest is shared out around them */
  given: z
    .array(z.object({ area_id: id, person_id: id }))
    .max(givenMost)
    .default([]),
}
const sharingRefusals = ['outreach.area_unknown', 'outreach.walker_unknown', 'outreach.too_many_dwellings'] as const

export const roundRoutes = defineRoutes({
  'GET /api/c/:community/rounds': {
    name: 'outreach.rounds',
    summary: '走访：一轮一轮，新的在前',
    access: plan,
    params: inCommunity,
    query: pageQuery.extend({ state: roundState.optional() }),
    output: pageOf(roundBrief),
    refusals: ['platform.cursor_invalid'],
  },
  'GET /api/c/:community/rounds/walkers': {
    name: 'outreach.walkers',
    summary: '可以去走访的人（按岗位）',
    access: plan,
    params: inCommunity,
    output: z.object({ items: z.array(walker) }),
  },
  'POST /api/c/:community/rounds/preview': {
    name: 'outreach.preview_round',
    summary: '看看一轮走访会怎么分：每人多少户、哪些楼',
    access: plan,
    params: inCommunity,
    body: z.object(sharing),
    output: split,
    repeatable: true,
    refusals: sharingRefusals,
  },
  'POST /api/c/:community/rounds': {
    name: 'outreach.plan_round',
    summary: '安排一轮走访',
    access: plan,
    params: inCommunity,
    body: z.object({
      name: text(2, 40),
      note: text(0, 500).default(''),
      from_day: civilDate,
      until_day: civilDate,
      questions: z.array(question).max(questionsMost).default([]),
      ...sharing,
    }),
    output: roundView,
    status: 201,
    refusals: [
      ...sharingRefusals,
      'outreach.days_disordered',
      'outreach.question_unfit',
      'outreach.no_dwellings',
      'outreach.nobody_reaches',
    ],
  },
  'GET /api/c/:community/rounds/doors': {
    name: 'outreach.doors_by_round',
    summary: '一轮一轮，敲门开门的比例（只有合计）',
    access: plan,
    params: inCommunity,
    output: z.object({
      items: z.array(
        z.object({
          id,
          name: z.string(),
          from_day: civilDate,
          until_day: civilDate,
          knocks: z.number().int(),
          opened: z.number().int(),
        }),
      ),
    }),
  },
  'GET /api/c/:community/rounds/:id/notes': {
    name: 'outreach.round_notes',
    summary: '一轮走访记下的话，按走的先后',
    access: plan,
    params: oneInCommunity,
    query: pageQuery.extend({ q: text(0, 40).default('') }),
    output: pageOf(z.object({ dwelling_id: id, name: z.string(), note: z.string(), changed_at: instant.nullable() })),
    refusals: ['platform.cursor_invalid', 'platform.not_found'],
  },
  'GET /api/c/:community/rounds/:id': {
    name: 'outreach.round',
    summary: '一轮走访',
    access: plan,
    params: oneInCommunity,
    output: roundView,
    refusals: ['platform.not_found'],
  },
  'GET /api/c/:community/rounds/:id/buildings': {
    name: 'outreach.round_buildings',
    summary: '一轮走访的进度：一幢一幢',
    access: plan,
    params: oneInCommunity,
    query: pageQuery,
    output: pageOf(buildingProgress),
    refusals: ['platform.cursor_invalid', 'platform.not_found'],
  },
  'GET /api/c/:community/rounds/:id/answers': {
    name: 'outreach.round_answers',
    summary: '一轮走访的选择题各有多少户这样答',
    access: plan,
    params: oneInCommunity,
    output: z.object({
      items: z.array(
        z.object({
          id: z.string(),
          answered: z.number().int(),
          options: z.array(z.object({ option: z.string(), households: z.number().int() })),
        }),
      ),
    }),
    refusals: ['platform.not_found'],
  },
  'POST /api/c/:community/rounds/:id/open': {
    name: 'outreach.open_round',
    summary: '开始一轮走访：走访的人看得到自己的住户',
    access: plan,
    params: oneInCommunity,
    output: roundView,
    refusals: ['platform.not_found', 'outreach.round_not_planned'],
  },
  'POST /api/c/:community/rounds/:id/close': {
    name: 'outreach.close_round',
    summary: '结束一轮走访（或取消还没开始的）',
    access: plan,
    params: oneInCommunity,
    output: roundView,
    refusals: ['platform.not_found', 'outreach.round_closed'],
  },
  'POST /api/c/:community/rounds/:id/hand-over': {
    name: 'outreach.hand_over_block',
    summary: '把一幢或一个单元还没走完的住户交给另一个人走',
    access: plan,
    params: oneInCommunity,
    body: z.object({ area_id: id, person_id: id }),
    output: roundView,
    refusals: [
      'platform.not_found',
      'outreach.round_closed',
      'outreach.walker_unknown',
      'outreach.nobody_reaches',
      'outreach.nothing_left',
    ],
  },
})
