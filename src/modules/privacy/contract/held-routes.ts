import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { civilDate, id, inCommunity, instant, oneInCommunity, text } from '../../../shared/schemas.ts'

/** A value in the form a page shows it in. */
const heldValue = z.object({
  kind: z.enum(['text', 'number', 'yes_no', 'instant', 'day']),
  value: z.string(),
})

export const heldSection = z.object({
  /** `people.register` */
  key: z.string(),
  title: z.string(),
  purpose: z.string(),
  basis: z.string(),
  /** How long it is kept. */
  kept: z.string(),
  rows: z.array(z.array(heldValue.extend({ key: z.string(), label: z.string() }))),
  /** There are more than the rows shown. */
  more: z.boolean(),
})

export const heldView = z.object({ name: z.string(), at: instant, sections: z.array(heldSection) })

const count = z.number().int()

export const termView = z.object({
  /** `requests.names` */
  kind: z.string(),
  title: z.string(),
  article: z.string(),
  days: count,
  /** What ships, and the fewest the law allows. */
  usual_days: count,
  least_days: count,
  /** A fixed term can't be decided here. */
  fixed: z.boolean(),
  changed_at: instant.nullable(),
  last_run: instant.nullable(),
  /** What ended at the last run, and within the last 400 days; null where nobody counts. */
  last_count: count.nullable(),
  total: count.nullable(),
})

const decide = { permission: 'privacy.terms' } as const
const form = z.enum(['json', 'xlsx'])

const assessmentFields = z.object({
  subject: text(2, 100),
  purpose: text(2, 1_000),
  risks: text(2, 2_000),
  measures: text(2, 2_000),
  conclusion: z.enum(['proceed', 'proceed_with_measures', 'stop']),
  made_on: civilDate,
})
export const assessmentView = z.object({
  id,
  subject: z.string(),
  purpose: z.string(),
  risks: z.string(),
  measures: z.string(),
  conclusion: assessmentFields.shape.conclusion,
  made_on: civilDate,
  written_at: instant,
  keep_until: civilDate,
})

export const heldRoutes = defineRoutes({
  'GET /api/c/:community/own/data': {
    name: 'privacy.own_data',
    summary: '社区存着我的哪些信息：用途、依据、保存多久',
    access: 'member',
    params: inCommunity,
    output: heldView,
  },
  'GET /api/c/:community/own/data/file': {
    name: 'privacy.own_data_file',
    summary: '下载我的全部信息（JSON 或电子表格）',
    access: 'member',
    params: inCommunity,
    query: z.object({ form: form.default('json') }),
    output: z.unknown(),
    binary: true,
  },
  'POST /api/c/:community/rights/:id/file': {
    name: 'privacy.take_copy',
    summary: '为一件复制或转移请求取出居民的信息（留下记录）',
    access: { permission: 'privacy.rights' },
    params: oneInCommunity,
    body: z.object({ form }),
    output: z.unknown(),
    refusals: ['privacy.no_copy_asked'],
    binary: true,
  },
  'GET /api/c/:community/retention': {
    name: 'privacy.retention',
    summary: '各类信息保存多久，到期删了多少',
    access: decide,
    params: inCommunity,
    output: z.object({ items: z.array(termView) }),
  },
  'PATCH /api/c/:community/retention/:kind': {
    name: 'privacy.set_term',
    summary: '改一类信息的保存期限，写明理由',
    access: decide,
    params: inCommunity.extend({ kind: z.string().max(60) }),
    body: z.object({ days: z.number().int().min(1).max(36_500), reason: text(2, 200) }),
    output: z.object({ items: z.array(termView) }),
    refusals: ['platform.not_found', 'privacy.term_fixed', 'privacy.term_short'],
  },
  'GET /api/c/:community/assessments': {
    name: 'privacy.assessments',
    summary: '个人信息保护影响评估记录',
    access: decide,
    params: inCommunity,
    output: z.object({ items: z.array(assessmentView) }),
  },
  'POST /api/c/:community/assessments': {
    name: 'privacy.write_assessment',
    summary: '记录一次个人信息保护影响评估',
    access: decide,
    params: inCommunity,
    body: assessmentFields,
    output: z.object({ items: z.array(assessmentView) }),
    status: 201,
  },
})
