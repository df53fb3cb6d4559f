import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { civilDate, id, inCommunity, oneInCommunity, pageOf, pageQuery, text } from '../../../shared/schemas.ts'
import { caseBrief, caseView, channels, figuresView } from './views.ts'

const work = { permission: 'counters.work' } as const
const matterCode = z.string().min(2).max(30)
const matters = z
  .array(
    z.object({
      code: matterCode,
      /** what was answered, where the matter asks first */
      choice: text(0, 60).default(''),
      brought: z.array(text(1, 60)).max(20).default([]),
    }),
  )
  .max(10)
const papersRefusals = ['counters.matter_unknown', 'counters.choice_needed', 'counters.not_ours'] as const
const month = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/)
const acting = ['platform.not_found', 'platform.not_allowed', 'counters.case_ended'] as const

/** Which cases a list shows. */
const caseFilter = z.object({
  state: z.enum(['open', 'ended']).optional(),
  mine: z.enum(['yes']).optional(),
  late: z.enum(['yes']).optional(),
  matter: matterCode.optional(),
  /** part of a name, or a number */
  q: text(0, 40).optional(),
})
export type CaseFilter = z.output<typeof caseFilter>

/** One step of a matter: papers brought, waiting for an office, its end, or taking an end back. */
const matterAct = z.discriminatedUnion('act', [
  z.object({ act: z.literal('papers'), brought: z.array(text(1, 60)).max(20) }),
  z.object({ act: z.literal('wait'), office: text(2, 60), next_day: civilDate, note: text(0, 500).default('') }),
  z.object({
    act: z.literal('finish'),
    state: z.enum(['done', 'not_done', 'withdrawn']),
    text: text(2, 500),
    /** who carried it out, where the keeper's post doesn't */
    done_by: text(0, 40).default(''),
  }),
  z.object({ act: z.literal('reopen'), reason: text(2, 300) }),
])
export type MatterAct = z.output<typeof matterAct>

export const caseRoutes = defineRoutes({
  'POST /api/c/:community/receptions': {
    name: 'counters.receive',
    summary: '接待一位居民：开办件，或当场答复',
    access: work,
    params: inCommunity,
    body: z.object({
      channel: z.enum(channels).default('window'),
      counter_id: id.optional(),
      person_id: id.optional(),
      name: text(0, 40).default(''),
      phone: z.string().max(30).default(''),
      matters,
      /** answered on the spot: counted, nothing left to follow */
      answered: z.boolean().default(false),
      note: text(0, 500).default(''),
      appointment_id: id.optional(),
    }),
    output: z.object({ id, case_id: id.nullable() }),
    status: 201,
    refusals: [
      'counters.person_unknown',
      'counters.counter_unknown',
      'counters.appointment_unknown',
      'counters.appointment_over',
      ...papersRefusals,
      'counters.matter_needed',
      'counters.contact_needed',
    ],
  },
  'GET /api/c/:community/service-cases': {
    name: 'counters.cases',
    summary: '办件列表',
    access: work,
    params: inCommunity,
    query: pageQuery.extend(caseFilter.shape),
    output: pageOf(caseBrief),
    refusals: ['platform.cursor_invalid'],
  },
  'POST /api/c/:community/service-cases/sheet': {
    name: 'counters.case_sheet',
    summary: '办件台账（表格），按列表的筛选',
    access: work,
    params: inCommunity,
    body: caseFilter,
    output: z.unknown(),
    binary: true,
  },
  'GET /api/c/:community/service-cases/waiting': {
    name: 'counters.waiting',
    summary: '我在跟的办件、今天的预约',
    access: work,
    params: inCommunity,
    output: z.object({ due: z.array(caseBrief), open: z.number().int(), appointments: z.number().int() }),
  },
  'GET /api/c/:community/service-cases/:id': {
    name: 'counters.case',
    summary: '一个办件',
    access: work,
    params: oneInCommunity,
    output: caseView,
    refusals: ['platform.not_found'],
  },
  'POST /api/c/:community/service-cases/:id/matters': {
    name: 'counters.take_matter',
    summary: '同一位居民又问一件：也由首问人跟到底',
    access: work,
    params: oneInCommunity,
    body: matters.element,
    output: caseView,
    refusals: [...acting, ...papersRefusals],
  },
  'POST /api/c/:community/service-cases/:id/matters/:seq': {
    name: 'counters.work_matter',
    summary: '补材料、等别的单位、办结或重开一个事项',
    access: work,
    params: oneInCommunity.extend({ seq: z.coerce.number().int().min(1).max(1000) }),
    body: matterAct,
    output: caseView,
    refusals: [
      ...acting,
      'counters.matter_ended',
      'counters.matter_open',
      'counters.day_past',
      'counters.papers_missing',
      'counters.doer_needed',
    ],
  },
  'POST /api/c/:community/service-cases/:id/steps/:seq/correct': {
    name: 'counters.correct_step',
    summary: '更正写错的一笔，写明原因；原来的话留着',
    access: work,
    params: oneInCommunity.extend({ seq: z.coerce.number().int().min(1).max(100_000) }),
    body: z.object({ text: text(2, 500), reason: text(2, 300) }),
    output: caseView,
    refusals: ['platform.not_found', 'platform.not_allowed', 'counters.step_fixed'],
  },
  'POST /api/c/:community/service-cases/:id/visit': {
    name: 'counters.visit',
    summary: '又来了一次：记一次接待',
    access: work,
    params: oneInCommunity,
    body: z.object({ channel: z.enum(channels), note: text(2, 500) }),
    output: caseView,
    refusals: ['platform.not_found'],
  },
  'POST /api/c/:community/service-cases/:id/note': {
    name: 'counters.note',
    summary: '记一笔进展',
    access: work,
    params: oneInCommunity,
    body: z.object({ text: text(2, 500), next_day: civilDate.optional() }),
    output: caseView,
    refusals: [...acting, 'counters.day_past'],
  },
  'GET /api/c/:community/service-cases/:id/keepers': {
    name: 'counters.keepers',
    summary: '可以接手的同事',
    access: work,
    params: oneInCommunity,
    output: z.object({
      items: z.array(z.object({ person_id: id, post_id: id, name: z.string(), post: z.string(), away: z.boolean() })),
    }),
    refusals: ['platform.not_found'],
  },
  'POST /api/c/:community/service-cases/:id/hand-over': {
    name: 'counters.hand_over',
    summary: '交给同事（首问人不在，或写明原因）',
    access: work,
    params: oneInCommunity,
    body: z.object({ person_id: id, post_id: id, reason: text(4, 300) }),
    output: caseView,
    refusals: [...acting, 'counters.keeper_unknown'],
  },
  'POST /api/c/:community/service-cases/:id/request': {
    name: 'counters.case_to_request',
    summary: '转成诉求，由负责的单位办',
    access: { permission: 'requests.file_for' },
    params: oneInCommunity,
    body: z.object({ item_code: text(1, 10), description: text(2, 2000), area_id: id.optional() }),
    output: caseView,
    refusals: [
      ...acting,
      'counters.request_there',
      'requests.item_unknown',
      'requests.item_retired',
      'requests.not_ours',
      'requests.place_needed',
      'requests.place_unknown',
      'requests.contact_needed',
    ],
  },
  'GET /api/c/:community/counter-figures': {
    name: 'counters.figures',
    summary: '接待次数（按网格、事项）和首问办结率',
    access: { permission: 'counters.figures' },
    params: inCommunity,
    query: z.object({ from: month, to: month }),
    output: figuresView,
    refusals: ['counters.months_unfit'],
  },
  'POST /api/c/:community/counter-figures/sheet': {
    name: 'counters.reception_sheet',
    summary: '接待台账（表格）',
    access: { permission: 'counters.figures' },
    params: inCommunity,
    body: z.object({ month }),
    output: z.unknown(),
    binary: true,
  },
})
