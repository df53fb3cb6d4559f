import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { id, inCommunity, instant, text } from '../../../shared/schemas.ts'
import { answerableKind, evidenceRule, itemClass, itemView, limit, requestKind, tier } from './views.ts'

export const code = z.string().regex(/^[A-Z]\d{2,3}$/)
const oneItem = inCommunity.extend({ code })

const question = z.object({
  question: text(2, 40),
  options: z.array(z.object({ text: text(1, 40), instead: text(0, 200) })).max(30),
  required: z.boolean(),
})

export const itemBody = z.object({
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
  filing_criterion: text(0, 200).optional(),
  may_act: z.boolean().optional(),
  instead: text(0, 200).optional(),
  questions: z.array(question).max(8).optional(),
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
  /** When another word took its place, or the catalogue's; null while it holds. */
  until: instant.nullable(),
})

/** Another version of an item, another word on who answers for it, or both. */
export const wantedItem = z.object({
  item: itemBody.pick({ answerable: true, department_kind: true, contact: true, resolve: true }).optional(),
  responsibility: z
    .object({ compound_id: id.nullable(), answerable: answerableKind, body_id: id.nullable() })
    .optional(),
})

const count = z.number().int()
const sums = { looked_at: count, elsewhere: count, other_limits: count }
const way = z.object({ kind: answerableKind, body: z.string().nullable(), contact: instant, resolve: instant })
const itemPreview = z.object({
  /** Open requests: they keep what they were filed under. */
  open: z.object({
    ...sums,
    examples: z.array(z.object({ id, number: z.string(), title: z.string(), before: way, after: way })),
  }),
  replay: z.object({ days: count, ...sums }),
  /** More requests than were looked at. */
  capped: z.boolean(),
})

/** How good the proposals of an item are; nobody's own figure. */
const proposalFigures = z.object({
  /** closed requests that are the fewest to learn from */
  requests_least: count,
  /** null until enough were closed: then only the items' words speak */
  model: z
    .object({
      version: count,
      learned_at: instant,
      requests_count: count,
      items_count: count,
      /** the newest, kept apart from the learning: of them, the first proposal was right, one of the three, the first by words alone */
      apart_count: count,
      first_right: count,
      three_right: count,
      words_right: count,
    })
    .nullable(),
  /** filed by staff with proposals in sight, the newest thousand at most: the first was taken */
  filed: z.object({ shown: count, taken: count }),
})

const edit = { permission: 'requests.edit_catalogue' } as const

export const catalogueRoutes = defineRoutes({
  'GET /api/c/:community/catalogue/proposals': {
    name: 'requests.proposal_figures',
    summary: '条目推荐有多准：没学过的诉求上对了多少，登记时第一个被采用了多少',
    access: { permission: 'requests.see_catalogue' },
    params: inCommunity,
    output: proposalFigures,
  },
  'GET /api/c/:community/catalogue/:code': {
    name: 'requests.item',
    summary: '一个条目：现行内容、历次版本、各小区的责任单位',
    access: { permission: 'requests.see_catalogue' },
    params: oneItem,
    output: z.object({
      item: itemView,
      /** what it is called in the reader's language, while it is still the template's */
      shown_name: z.string(),
      revisions: z.array(
        z.object({
          revision: z.number().int(),
          since: instant,
          reason: z.string(),
          name: z.string(),
          /** What it said, for comparing. */
          item: itemView,
        }),
      ),
      overrides: z.array(overrideView),
      /** Words that hold no more, the latest first. */
      past_overrides: z.array(overrideView),
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
    refusals: ['requests.item_exists', 'requests.elsewhere_needed'],
  },
  'PUT /api/c/:community/catalogue/:code': {
    name: 'requests.revise_item',
    summary: '修改条目（留下旧版本，已提交的诉求不受影响）',
    access: edit,
    params: oneItem,
    body: itemBody,
    output: itemView,
    refusals: ['requests.item_unknown', 'requests.item_retired', 'requests.elsewhere_needed'],
  },
  'POST /api/c/:community/catalogue/:code/preview': {
    name: 'requests.preview_item',
    summary: '先试一试：条目或责任改了，诉求会派到哪里、期限怎样',
    access: edit,
    params: oneItem,
    body: wantedItem,
    output: itemPreview,
    refusals: ['requests.item_unknown'],
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
    access: { permission: 'requests.install_catalogue' },
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
