import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { can, civilDate, id, inCommunity, oneInCommunity, pageOf, pageQuery, text } from '../../../shared/schemas.ts'
import { kind, noteKinds, outcomes, states, undertakingBrief, undertakingView, ways } from './views.ts'

const read = { permission: 'undertakings.read' } as const
const keep = { permission: 'undertakings.keep' } as const
const lead = { permission: 'undertakings.lead' } as const
const files = z.array(id).max(9).default([])
const count = z.number().int()
const base = ['platform.not_found', 'platform.not_allowed', 'undertakings.ended'] as const
const next = { next_step: text(2, 200), next_day: civilDate }

export const undertakingRoutes = defineRoutes({
  'GET /api/c/:community/undertakings': {
    name: 'undertakings.list',
    summary: '专题、积案、对外争取：没有下一步和超过日子的在前',
    access: read,
    params: inCommunity,
    query: pageQuery.extend({
      kind,
      state: z.enum(states).default('open'),
      /** its next step is overdue, or none is named */
      late: z.enum(['yes']).optional(),
      mine: z.enum(['yes']).optional(),
      q: z.string().trim().max(60).optional(),
    }),
    output: pageOf(undertakingBrief),
    refusals: ['platform.cursor_invalid'],
  },
  'GET /api/c/:community/undertakings/waiting': {
    name: 'undertakings.waiting',
    summary: '下一步到了日子的，和等我拿主意的专题建议',
    access: read,
    params: inCommunity,
    output: z.object({
      items: z.array(undertakingBrief),
      /** counts stop at 100 */
      counts: z.array(z.object({ kind, open: count, late: count })),
      proposals: count,
    }),
  },
  'GET /api/c/:community/undertakings/leads': {
    name: 'undertakings.leads',
    summary: '谁可以牵头',
    access: keep,
    params: inCommunity,
    output: z.object({ items: z.array(z.object({ post_id: id, title: z.string(), name: z.string() })) }),
  },
  'POST /api/c/:community/undertakings': {
    name: 'undertakings.open',
    summary: '立一个专题、一件积案或一项对外争取',
    access: keep,
    params: inCommunity,
    body: z.object({
      kind,
      title: text(2, 60),
      description: text(5, 2_000),
      item_code: text(1, 10).optional(),
      area_id: id.optional(),
      outside_body: text(0, 60).default(''),
      /** a petition on paper, entered by hand */
      petition: z.boolean().default(false),
      confidential: z.boolean().default(false),
      lead_post_id: id.optional(),
      started_on: civilDate.optional(),
      ...next,
      request_ids: z.array(id).max(200).default([]),
      topic_ids: z.array(id).max(20).default([]),
      proposal_id: id.optional(),
    }),
    output: undertakingView,
    status: 201,
    refusals: [
      'undertakings.place_unknown',
      'platform.not_allowed',
      'undertakings.item_unknown',
      'undertakings.lead_unknown',
      'undertakings.body_needed',
      'undertakings.request_unknown',
      'undertakings.topic_unknown',
      'undertakings.proposal_unknown',
      'undertakings.next_past',
      'undertakings.day_ahead',
      'undertakings.confidential',
    ],
  },
  'GET /api/c/:community/undertakings/:id': {
    name: 'undertakings.one',
    summary: '一个专题、一件积案或一项对外争取',
    access: read,
    params: oneInCommunity,
    output: undertakingView,
    refusals: ['platform.not_found'],
  },
  'GET /api/c/:community/undertakings/:id/files/:file': {
    name: 'undertakings.file',
    summary: '一份往来文件或照片',
    access: read,
    params: oneInCommunity.extend({ file: id }),
    output: z.unknown(),
    binary: true,
    refusals: ['platform.not_found'],
  },
  'POST /api/c/:community/undertakings/:id/change': {
    name: 'undertakings.change',
    summary: '改标题、说明、牵头人、下一步',
    access: lead,
    params: oneInCommunity,
    body: z.object({
      title: text(2, 60).optional(),
      description: text(5, 2_000).optional(),
      outside_body: text(2, 60).optional(),
      lead_post_id: id.optional(),
      next_step: text(2, 200).optional(),
      next_day: civilDate.optional(),
    }),
    output: undertakingView,
    refusals: [...base, 'undertakings.lead_unknown', 'undertakings.next_past'],
  },
  'POST /api/c/:community/undertakings/:id/note': {
    name: 'undertakings.note',
    summary: '记做了什么、找了谁、答复是什么，并定下一步',
    access: lead,
    params: oneInCommunity,
    body: z.object({
      kind: z.enum(noteKinds),
      day: civilDate.optional(),
      text: text(2, 1_000),
      way: z.enum(ways).optional(),
      counterpart: text(0, 60).default(''),
      file_ids: files,
      ...next,
    }),
    output: undertakingView,
    refusals: [...base, 'undertakings.kind_unfit', 'undertakings.day_ahead', 'undertakings.next_past'],
  },
  'POST /api/c/:community/undertakings/:id/tie': {
    name: 'undertakings.tie',
    summary: '把一件诉求归进来（诉求号或编号）',
    access: lead,
    params: oneInCommunity,
    body: z.object({ request_id: id.optional(), number: text(0, 30).optional() }),
    output: undertakingView,
    refusals: [
      ...base,
      'undertakings.request_unknown',
      'undertakings.confidential',
      'undertakings.tied_already',
      'undertakings.too_many_requests',
    ],
  },
  'POST /api/c/:community/undertakings/:id/untie': {
    name: 'undertakings.untie',
    summary: '这件诉求不属于这里',
    access: lead,
    params: oneInCommunity,
    body: z.object({ request_id: id, reason: text(2, 200) }),
    output: undertakingView,
    refusals: [...base, 'undertakings.not_tied'],
  },
  'POST /api/c/:community/undertakings/:id/end': {
    name: 'undertakings.end',
    summary: '有了结果：写明结果，告诉每一位提过的人',
    access: lead,
    params: oneInCommunity,
    body: z.object({ outcome: z.enum(outcomes), result: text(10, 2_000), file_ids: files }),
    output: undertakingView,
    refusals: [...base],
  },
  'POST /api/c/:community/undertakings/:id/resume': {
    name: 'undertakings.resume',
    summary: '又出现了：接着办，还是原来的牵头人',
    access: lead,
    params: oneInCommunity,
    body: z.object({ reason: text(2, 300), ...next }),
    output: undertakingView,
    refusals: ['platform.not_found', 'platform.not_allowed', 'undertakings.still_open', 'undertakings.next_past'],
  },
  'POST /api/c/:community/undertakings/:id/publish': {
    name: 'undertakings.publish',
    summary: '在公开页上公布，或者不再公布',
    access: keep,
    params: oneInCommunity,
    body: z.object({ published: z.boolean() }),
    output: undertakingView,
    refusals: ['platform.not_found', 'platform.not_allowed', 'undertakings.kind_unfit', 'undertakings.confidential'],
  },
  'GET /api/c/:community/requests/:id/undertakings': {
    name: 'undertakings.of_request',
    summary: '这件诉求归在哪些专题、积案、对外争取里',
    access: read,
    params: oneInCommunity,
    output: z.object({ items: z.array(undertakingBrief), can }),
    refusals: ['platform.not_found'],
  },
})
