import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { civilDate, id, inCommunity, oneInCommunity, pageOf, pageQuery, text } from '../../../shared/schemas.ts'
import { kinds, states } from './kinds.ts'
import { costFen, projectBrief, projectView } from './views.ts'

const read = { permission: 'projects.read' } as const
const keep = { permission: 'projects.keep' } as const
const lead = { permission: 'projects.lead' } as const
export const files = z.array(id).max(9).default([])
const base = ['platform.not_found', 'platform.not_allowed', 'projects.state_unfit'] as const
const why = text(2, 500)

export const projectRoutes = defineRoutes({
  'GET /api/c/:community/projects': {
    name: 'projects.list',
    summary: '工程和实事项目：三十天没有记过进展的在前',
    access: read,
    params: inCommunity,
    query: pageQuery.extend({
      state: z.enum(['running', ...states]).default('running'),
      late: z.enum(['yes']).optional(),
      mine: z.enum(['yes']).optional(),
      q: z.string().trim().max(60).optional(),
    }),
    output: pageOf(projectBrief),
    refusals: ['platform.cursor_invalid'],
  },
  'GET /api/c/:community/projects/leads': {
    name: 'projects.leads',
    summary: '谁可以牵头',
    access: lead,
    params: inCommunity,
    output: z.object({ items: z.array(z.object({ post_id: id, title: z.string(), name: z.string() })) }),
  },
  'POST /api/c/:community/projects': {
    name: 'projects.open',
    summary: '立项：自己立，或者把公布的表决里选中的一项立成项目',
    access: keep,
    params: inCommunity,
    body: z.object({
      title: text(2, 80),
      kind: z.enum(kinds),
      description: text(0, 3_000).default(''),
      area_id: id.optional(),
      lead_post_id: id.optional(),
      cost_fen: costFen.optional(),
      from_day: civilDate,
      to_day: civilDate,
      /** the published ballot that chose it, and which of its options */
      ballot_id: id.optional(),
      option_code: z.string().min(1).max(20).optional(),
    }),
    output: projectView,
    status: 201,
    refusals: [
      'projects.ballot_unknown',
      'projects.place_unknown',
      'platform.not_allowed',
      'projects.lead_unknown',
      'projects.days_unfit',
      'projects.ballot_unpublished',
      'projects.not_chosen',
      'projects.made_already',
    ],
  },
  'GET /api/c/:community/projects/:id': {
    name: 'projects.one',
    summary: '一个项目：从哪次表决来、办到哪一步、住户的条件、评得怎样',
    access: read,
    params: oneInCommunity,
    output: projectView,
    refusals: ['platform.not_found'],
  },
  'GET /api/c/:community/projects/:id/files/:file': {
    name: 'projects.file',
    summary: '一张照片或一份文件',
    access: read,
    forKeys: false,
    params: oneInCommunity.extend({ file: id }),
    output: z.unknown(),
    binary: true,
    refusals: ['platform.not_found'],
  },
  'POST /api/c/:community/projects/:id/change': {
    name: 'projects.change',
    summary: '改名称、说明、地点、牵头人、费用、日期，写明原因',
    access: lead,
    params: oneInCommunity,
    body: z.object({
      title: text(2, 80),
      kind: z.enum(kinds),
      description: text(0, 3_000),
      area_id: id.nullable(),
      lead_post_id: id.nullable(),
      cost_fen: costFen.nullable(),
      from_day: civilDate,
      to_day: civilDate,
      reason: why,
    }),
    output: projectView,
    refusals: [...base, 'projects.place_unknown', 'projects.lead_unknown', 'projects.days_unfit'],
  },
  'POST /api/c/:community/projects/:id/start': {
    name: 'projects.start',
    summary: '开工',
    access: lead,
    params: oneInCommunity,
    body: z.object({ text: text(0, 1_000).default(''), file_ids: files }),
    output: projectView,
    refusals: base,
  },
  'POST /api/c/:community/projects/:id/note': {
    name: 'projects.note',
    summary: '记一条进展，可以公开',
    access: lead,
    params: oneInCommunity,
    body: z.object({
      text: text(2, 1_000),
      day: civilDate.optional(),
      open: z.boolean().default(true),
      file_ids: files,
    }),
    output: projectView,
    refusals: [...base, 'projects.day_ahead'],
  },
  'POST /api/c/:community/projects/:id/finish': {
    name: 'projects.finish',
    summary: '完工，等评：住户的条件都有了着落才行',
    access: lead,
    params: oneInCommunity,
    body: z.object({ text: text(2, 1_000), file_ids: files }),
    output: projectView,
    refusals: [...base, 'projects.conditions_open'],
  },
  'POST /api/c/:community/projects/:id/reopen': {
    name: 'projects.reopen',
    summary: '退回去接着办，写明还差什么',
    access: lead,
    params: oneInCommunity,
    body: z.object({ reason: why }),
    output: projectView,
    refusals: [...base, 'projects.review_running'],
  },
  'POST /api/c/:community/projects/:id/ask-review': {
    name: 'projects.ask_review',
    summary: '请当初选它的人来评：起草一次竣工评议',
    access: lead,
    params: oneInCommunity,
    body: z.object({
      opens_day: civilDate,
      closes_day: civilDate,
      /** at least so many of a hundred find it good */
      percent: z.number().int().min(51).max(100).default(80),
      /** each group by itself, where groups chose it */
      each_group: z.boolean().default(false),
    }),
    output: projectView,
    refusals: [...base, 'projects.review_running', 'projects.review_unfit', 'projects.days_unfit'],
  },
  'POST /api/c/:community/projects/:id/accept': {
    name: 'projects.accept',
    summary: '没有经过表决的项目，社区凭依据验收',
    access: keep,
    params: oneInCommunity,
    body: z.object({ reason: text(5, 500), file_ids: files }),
    output: projectView,
    refusals: [...base, 'projects.review_needed', 'projects.evidence_needed'],
  },
  'POST /api/c/:community/projects/:id/stop': {
    name: 'projects.stop',
    summary: '不办了，写明原因；谁都看得到',
    access: keep,
    params: oneInCommunity,
    body: z.object({ reason: text(5, 500) }),
    output: projectView,
    refusals: [...base, 'projects.review_running'],
  },
  'POST /api/c/:community/projects/:id/resume': {
    name: 'projects.resume',
    summary: '停下的又接着办',
    access: keep,
    params: oneInCommunity,
    body: z.object({ reason: why }),
    output: projectView,
    refusals: base,
  },
})
