import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { id, inCommunity, oneInCommunity, pageOf, pageQuery, text } from '../../../shared/schemas.ts'
import {
  departmentFigures,
  departmentView,
  kindView,
  whistleBrief,
  whistleKinds,
  whistleStates,
  whistleView,
} from './views.ts'

const read = { permission: 'whistles.read' } as const
const blow = { permission: 'whistles.blow' } as const
const lead = { permission: 'whistles.lead' } as const
const report = { permission: 'whistles.report_in' } as const
const departmentsMost = 12
const photosMost = 9
const files = z.array(id).max(photosMost).default([])
const bodies = z.array(id).min(1).max(departmentsMost)
const month = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/)
const ofDepartment = oneInCommunity.extend({ body: id })
const calling = ['whistles.department_unknown', 'whistles.department_empty'] as const

export const whistleRoutes = defineRoutes({
  'GET /api/c/:community/whistles': {
    name: 'whistles.list',
    summary: '吹哨清单',
    access: read,
    params: inCommunity,
    query: pageQuery.extend({
      state: z.enum(whistleStates).optional(),
      kind: z.enum(whistleKinds).optional(),
      body: id.optional(),
      /** some department is past its limit and hasn't come */
      late: z.enum(['yes']).optional(),
      /** my department is called, or I lead it */
      mine: z.enum(['yes']).optional(),
    }),
    output: pageOf(whistleBrief),
    refusals: ['platform.cursor_invalid'],
  },
  'GET /api/c/:community/whistles/waiting': {
    name: 'whistles.waiting',
    summary: '等我报到的、我牵头的、告诉我超过时限的哨',
    access: read,
    params: inCommunity,
    output: z.object({
      to_report: z.array(whistleBrief),
      leading: z.array(whistleBrief),
      told: z.array(whistleBrief),
      /** open in the reader's reach; counts stop at 100 */
      open: z.number().int(),
      late: z.number().int(),
    }),
  },
  'GET /api/c/:community/whistles/kinds': {
    name: 'whistles.kinds',
    summary: '三种哨的名称和报到时限',
    access: read,
    params: inCommunity,
    output: z.object({ items: z.array(kindView) }),
  },
  'POST /api/c/:community/whistles/kinds/:code': {
    name: 'whistles.set_kind',
    summary: '改一种哨的名称、适用情形和报到时限（只管以后吹的哨）',
    access: { permission: 'whistles.set_kinds' },
    params: inCommunity.extend({ code: z.enum(whistleKinds) }),
    body: z.object({
      name: text(2, 12),
      meaning: text(2, 100),
      report_minutes: z.number().int().min(5).max(10_080),
      working_time: z.boolean(),
    }),
    output: kindView,
  },
  'GET /api/c/:community/whistles/departments': {
    name: 'whistles.departments',
    summary: '能叫到的部门：谁会收到、最晚几点报到',
    access: lead,
    params: inCommunity,
    query: z.object({ kind: z.enum(whistleKinds) }),
    output: z.object({
      items: z.array(departmentView),
      leads: z.array(z.object({ post_id: id, title: z.string(), name: z.string() })),
    }),
  },
  'GET /api/c/:community/whistles/figures': {
    name: 'whistles.figures',
    summary: '各部门每月的报到率和评价（街道、社区和部门自己看）',
    access: { permission: 'whistles.figures' },
    params: inCommunity,
    query: z.object({ from: month, to: month }),
    output: z.object({ departments: z.array(departmentFigures) }),
    refusals: ['whistles.months_unfit'],
  },
  'POST /api/c/:community/whistles': {
    name: 'whistles.blow',
    summary: '吹哨：叫部门来',
    access: blow,
    params: inCommunity,
    body: z.object({
      kind: z.enum(whistleKinds),
      title: text(2, 40),
      description: text(5, 1_000),
      area_id: id.optional(),
      place_detail: text(0, 60).default(''),
      body_ids: bodies,
      /** who leads it; left out: whoever blows it */
      lead_post_id: id.optional(),
      /** the request it comes from */
      request_id: id.optional(),
      file_ids: files,
    }),
    output: whistleView,
    status: 201,
    refusals: [
      'whistles.place_unknown',
      'whistles.request_unknown',
      'whistles.lead_unknown',
      ...calling,
      'platform.not_found',
    ],
  },
  'GET /api/c/:community/whistles/:id': {
    name: 'whistles.one',
    summary: '一声哨',
    access: read,
    params: oneInCommunity,
    output: whistleView,
    refusals: ['platform.not_found'],
  },
  'GET /api/c/:community/whistles/:id/files/:file': {
    name: 'whistles.file',
    summary: '哨里的一张照片',
    access: read,
    params: oneInCommunity.extend({ file: id }),
    output: z.unknown(),
    binary: true,
    refusals: ['platform.not_found'],
  },
  'GET /api/c/:community/requests/:id/whistles': {
    name: 'whistles.of_request',
    summary: '由这件诉求吹的哨',
    access: read,
    params: oneInCommunity,
    output: z.object({ items: z.array(whistleBrief), can: z.array(z.string()) }),
    refusals: ['platform.not_found'],
  },
  'POST /api/c/:community/whistles/:id/call': {
    name: 'whistles.call_department',
    summary: '再叫一个部门，或者再叫一次没答应的部门',
    access: lead,
    params: oneInCommunity,
    body: z.object({ body_id: id, reason: text(2, 300) }),
    output: whistleView,
    refusals: ['platform.not_found', 'platform.not_allowed', 'whistles.ended', ...calling, 'whistles.already_called'],
  },
  'POST /api/c/:community/whistles/:id/departments/:body/report-in': {
    name: 'whistles.report_in',
    summary: '部门报到：谁来、说明',
    access: report,
    params: ofDepartment,
    body: z.object({ comer_name: text(2, 30), note: text(0, 300).default('') }),
    output: whistleView,
    refusals: ['platform.not_found', 'platform.not_allowed', 'whistles.ended', 'whistles.already_reported'],
  },
  'POST /api/c/:community/whistles/:id/departments/:body/refuse': {
    name: 'whistles.refuse',
    summary: '部门说明不能来的原因',
    access: report,
    params: ofDepartment,
    body: z.object({ reason: text(5, 300) }),
    output: whistleView,
    refusals: ['platform.not_found', 'platform.not_allowed', 'whistles.ended', 'whistles.already_reported'],
  },
  'POST /api/c/:community/whistles/:id/departments/:body/act': {
    name: 'whistles.act',
    summary: '部门记下做了什么（照片），办完的说办完',
    access: report,
    params: ofDepartment,
    body: z.object({ text: text(2, 1_000), file_ids: files, finished: z.boolean().default(false) }),
    output: whistleView,
    refusals: ['platform.not_found', 'platform.not_allowed', 'whistles.ended', 'whistles.not_reported'],
  },
  'POST /api/c/:community/whistles/:id/departments/:body/rate': {
    name: 'whistles.rate',
    summary: '社区评价一个部门',
    access: lead,
    params: ofDepartment,
    body: z.object({ grade: z.number().int().min(1).max(5), text: text(0, 300).default('') }),
    output: whistleView,
    refusals: [
      'platform.not_found',
      'platform.not_allowed',
      'whistles.still_open',
      'whistles.not_reported',
      'whistles.reason_needed',
    ],
  },
  'POST /api/c/:community/whistles/:id/note': {
    name: 'whistles.note',
    summary: '牵头人记一笔（可带照片）',
    access: lead,
    params: oneInCommunity,
    body: z.object({ text: text(2, 1_000), file_ids: files }),
    output: whistleView,
    refusals: ['platform.not_found', 'platform.not_allowed', 'whistles.ended'],
  },
  'POST /api/c/:community/whistles/:id/close': {
    name: 'whistles.close',
    summary: '牵头人收哨：结果和照片',
    access: lead,
    params: oneInCommunity,
    body: z.object({ text: text(5, 1_000), file_ids: files }),
    output: whistleView,
    refusals: ['platform.not_found', 'platform.not_allowed', 'whistles.ended', 'whistles.evidence_needed'],
  },
  'POST /api/c/:community/whistles/:id/withdraw': {
    name: 'whistles.withdraw',
    summary: '撤回一声哨，写明原因',
    access: lead,
    params: oneInCommunity,
    body: z.object({ reason: text(5, 300) }),
    output: whistleView,
    refusals: ['platform.not_found', 'platform.not_allowed', 'whistles.ended'],
  },
})
