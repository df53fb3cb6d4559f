import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { id, inCommunity, instant, text } from '../../../shared/schemas.ts'
import { answerableKind, evidenceRule, itemClass, itemView, limit, requestKind, tier } from './views.ts'

const code = z.string().regex(/^[A-Z]\d{2,3}$/)
const oneItem = inCommunity.extend({ code })

const itemBody = z.object({
  name: text(2, 14),
  words: z.array(text(1, 20)).max(20),
  hint: text(0, 200),
  kind: requestKind,
  answerable: answerableKind,
  department_kind: z.string().max(40).nullable(),
  why: text(2, 200),
  tier,
  priority: z.number().int().min(1).max(4),
  contact: limit,
  resolve: limit,
  criterion: text(2, 200),
  evidence: evidenceRule,
  place: z.enum(['required', 'optional']),
  public_open: z.boolean(),
  divert: text(0, 200).nullable(),
  /** left out: as it was */
  checklist: z.array(text(2, 60)).max(12).optional(),
  /** why it is changed: kept in the item's history */
  reason: text(2, 200),
})

export const overrideView = z.object({
  id,
  item_code: z.string(),
  compound: z.object({ id, name: z.string() }).nullable(),
  answerable: answerableKind,
  body: z.object({ id, name: z.string() }).nullable(),
  reason: z.string(),
  since: instant,
})

const edit = { permission: 'requests.edit_catalogue' } as const

export const catalogueRoutes = defineRoutes({
  'GET /api/c/:community/catalogue/:code': {
    name: 'requests.item',
    summary: '一个条目：现行内容、历次版本、各小区的责任单位',
    access: { permission: 'requests.read' },
    params: oneItem,
    output: z.object({
      item: itemView,
      revisions: z.array(
        z.object({ revision: z.number().int(), since: instant, reason: z.string(), name: z.string() }),
      ),
      overrides: z.array(overrideView),
    }),
    refusals: ['requests.item_unknown'],
  },
  'POST /api/c/:community/catalogue': {
    name: 'requests.add_item',
    summary: '新增条目',
    access: edit,
    params: inCommunity,
    body: itemBody.extend({ code, class: itemClass }),
    output: itemView,
    status: 201,
    refusals: ['requests.item_exists'],
  },
  'PUT /api/c/:community/catalogue/:code': {
    name: 'requests.revise_item',
    summary: '修改条目（留下旧版本，已提交的诉求不受影响）',
    access: edit,
    params: oneItem,
    body: itemBody,
    output: itemView,
    refusals: ['requests.item_unknown', 'requests.item_retired'],
  },
  'POST /api/c/:community/catalogue/:code/retire': {
    name: 'requests.retire_item',
    summary: '停用条目（历史保留）',
    access: edit,
    params: oneItem,
    body: z.object({ reason: text(2, 200) }),
    output: itemView,
    refusals: ['requests.item_unknown', 'requests.item_retired'],
  },
  'POST /api/c/:community/catalogue/install': {
    name: 'requests.install_catalogue',
    summary: '装入标准清单（112 项，只补没有的）',
    access: edit,
    params: inCommunity,
    body: z.object({}),
    output: z.object({ added: z.number().int(), kept: z.number().int() }),
  },
  'POST /api/c/:community/catalogue/:code/responsibility': {
    name: 'requests.set_responsibility',
    summary: '为某个小区（或全社区）另定责任单位',
    access: edit,
    params: oneItem,
    body: z.object({
      compound_id: id.nullable(),
      answerable: answerableKind,
      body_id: id.nullable(),
      reason: text(2, 200),
    }),
    output: overrideView,
    status: 201,
    refusals: ['requests.item_unknown', 'requests.place_unknown', 'requests.body_unknown'],
  },
  'DELETE /api/c/:community/responsibilities/:id': {
    name: 'requests.end_responsibility',
    summary: '结束另定的责任，回到清单',
    access: edit,
    params: inCommunity.extend({ id }),
    output: z.object({ id }),
    refusals: ['platform.not_found'],
  },
})
