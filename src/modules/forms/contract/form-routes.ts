import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { id, inCommunity, oneInCommunity, pageOf, pageQuery, text } from '../../../shared/schemas.ts'
import { dueView, formBrief, formView } from './form-views.ts'
import { askedTwice, askerFigures, definition, rhythm, rowKind, sourceView, templateView } from './views.ts'

const read = { permission: 'forms.fill' } as const
const define = { permission: 'forms.define' } as const
const month = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/)
const defining = [
  'platform.not_allowed',
  'forms.asker_unknown',
  'forms.area_unknown',
  'forms.due_day_needed',
  'forms.template_unknown',
  'forms.source_unknown',
  'forms.wish_unfit',
  'forms.column_twice',
  'forms.column_beyond',
  'forms.sensitive_terms_needed',
  'forms.law_unnamed',
] as const

export const formRoutes = defineRoutes({
  'GET /api/c/:community/forms': {
    name: 'forms.list',
    summary: '上级要的报表：谁要的、多久一次、下一次什么时候报',
    access: read,
    params: inCommunity,
    query: pageQuery.extend({
      q: z.string().trim().max(60).default(''),
      state: z.enum(['asked', 'ended']).default('asked'),
      rhythm: rhythm.optional(),
    }),
    output: pageOf(formBrief),
    refusals: ['platform.not_allowed', 'platform.cursor_invalid'],
  },
  'GET /api/c/:community/forms/due': {
    name: 'forms.due',
    summary: '快到期和已过期还没报出的报表',
    access: read,
    params: inCommunity,
    output: z.object({ items: z.array(dueView) }),
    refusals: ['platform.not_allowed'],
  },
  'GET /api/c/:community/forms/sources': {
    name: 'forms.sources',
    summary: '报表的列可以从哪里取数',
    access: read,
    params: inCommunity,
    query: z.object({ rows: rowKind }),
    output: z.object({
      items: z.array(sourceView),
      tags: z.array(z.object({ code: z.string(), label: z.string(), sensitive: z.boolean() })),
      /** Bodies that ask: departments and the street office. */
      askers: z.array(z.object({ id, name: z.string() })),
    }),
    refusals: ['platform.not_allowed'],
  },
  'GET /api/c/:community/forms/asked': {
    name: 'forms.asked',
    summary: '谁要过什么：几张表、要了几次、多少列登记册里已有、从要到报用了几天、哪些内容要了两遍',
    access: { permission: 'forms.figures' },
    params: inCommunity,
    query: z.object({ from: month, to: month }),
    output: z.object({ askers: z.array(askerFigures), twice: z.array(askedTwice) }),
    refusals: ['platform.not_allowed', 'forms.months_unfit'],
  },
  'POST /api/c/:community/forms/templates': {
    name: 'forms.upload_template',
    summary: '上传上级发来的空表（.xlsx），认出表头',
    access: define,
    params: inCommunity,
    upload: 'sheet',
    output: templateView,
    status: 201,
    refusals: ['platform.not_allowed', 'forms.template_unreadable', 'forms.template_large', 'forms.template_empty'],
  },
  'GET /api/c/:community/forms/templates/:id': {
    name: 'forms.template',
    summary: '空表的前几行；换一行作表头时，各列是什么',
    access: define,
    params: oneInCommunity,
    query: z.object({ header_row: z.coerce.number().int().min(1).max(40).optional(), rows: rowKind.default('person') }),
    output: templateView,
    refusals: ['platform.not_allowed', 'forms.header_missing'],
  },
  'POST /api/c/:community/forms': {
    name: 'forms.define',
    summary: '登记一张上级要的报表',
    access: define,
    params: inCommunity,
    body: definition,
    output: formView,
    status: 201,
    refusals: defining,
  },
  'GET /api/c/:community/forms/:id': {
    name: 'forms.show',
    summary: '一张报表：要求、各期、历次改动',
    access: read,
    params: oneInCommunity,
    output: formView,
    refusals: ['platform.not_allowed'],
  },
  'PUT /api/c/:community/forms/:id': {
    name: 'forms.redefine',
    summary: '改报表的要求；填过之后改的，记成新的一版',
    access: define,
    params: oneInCommunity,
    body: definition.extend({ version: z.number().int() }),
    output: formView,
    refusals: [...defining, 'forms.changed_meanwhile', 'forms.fill_open', 'forms.ended'],
  },
  'POST /api/c/:community/forms/:id/ended': {
    name: 'forms.end',
    summary: '上级不再要这张表；还要的话可以恢复',
    access: define,
    params: oneInCommunity,
    body: z.object({ ended: z.boolean(), reason: text(0, 200).default('') }),
    output: formView,
    refusals: ['platform.not_allowed', 'forms.fill_open', 'forms.reason_needed'],
  },
  'POST /api/c/:community/forms/:id/approval': {
    name: 'forms.approve',
    summary: '批准含敏感内容的报表（登记的人不能自己批，登记和批准的有一位是书记），或收回批准',
    access: { permission: 'forms.approve' },
    params: oneInCommunity,
    body: z.object({ version: z.number().int(), approved: z.boolean() }),
    output: formView,
    refusals: [
      'platform.not_allowed',
      'forms.changed_meanwhile',
      'forms.nothing_to_approve',
      'forms.approved_by_maker',
      'forms.secretary_approves',
      'forms.fill_open',
    ],
  },
})
