import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { id, inCommunity, instant, oneInCommunity, pageOf, pageQuery, text } from '../../../shared/schemas.ts'
import { answerView, caseState, grade, itemView, outcome, ownRequestView } from './views.ts'

const itemCode = text(1, 10)
const fileIds = z.array(id).max(9).default([])
const followCode = z.string().trim().toUpperCase().min(4).max(12)
const byNumber = z.object({ number: text(3, 30), code: followCode })

/** A judgement: the requester's own word. `solved` false reopens the same case, to the same handler. */
const verdict = z.object({ solved: z.boolean(), grade: grade.optional(), comment: text(0, 500).default('') })

/** A number with a wrong code is a guess: a person mistypes a few times, a program thousands. */
const followTries = [
  { of: 'guest', most: 60, seconds: 600 },
  { of: 'person', most: 60, seconds: 600 },
] as const

export const fileBody = z.object({
  item_code: itemCode,
  description: text(1, 2000),
  area_id: id.optional(),
  dwelling_id: id.optional(),
  /** to what the item asks besides */
  answers: z
    .array(z.object({ question: text(1, 40), answer: text(1, 200) }))
    .max(8)
    .default([]),
  place_detail: text(0, 100).default(''),
  file_ids: fileIds,
  anonymous: z.boolean().default(false),
  confidential: z.boolean().default(false),
  contact_name: text(0, 40).default(''),
  contact_phone: z.string().max(30).optional(),
  wants_updates: z.boolean().default(true),
  /** the ask-point's code when filed from a poster */
  ask_point: z.string().trim().toUpperCase().min(4).max(20).optional(),
})

/** The item proposed first when staff filed: whether it was taken is counted. */
export const proposed = { proposed_item: itemCode.optional() }

export const receiptView = z.object({
  id,
  number: z.string(),
  /** with the number it opens the request without an account; null where the account owns it and needs none */
  follow_code: z.string(),
  filed_at: instant,
  state: caseState,
  answer: answerView,
  community_phone: z.string().nullable(),
})

export const residentRoutes = defineRoutes({
  'GET /api/c/:community/catalogue': {
    name: 'requests.catalogue',
    summary: '需求清单：全部在用条目',
    access: 'public',
    params: inCommunity,
    query: z.object({ class: text(0, 40).optional(), retired: z.enum(['no', 'yes']).default('no') }),
    output: z.object({
      items: z.array(itemView),
      /** whether the community takes requests without a name */
      anonymous_allowed: z.boolean(),
    }),
  },
  'GET /api/c/:community/catalogue/suggestions': {
    name: 'requests.suggest_items',
    summary: '按居民自己的话，找最像的条目',
    access: 'public',
    params: inCommunity,
    query: z.object({ text: z.string().min(1).max(500) }),
    output: z.object({
      /** each with the words it rests on, the most telling first */
      items: z.array(z.object({ code: z.string(), name: z.string(), class: z.string(), matched: z.array(z.string()) })),
      /** closed requests of this community they were learned from too; 0 where only the items' words speak */
      learned_from: z.number().int(),
    }),
  },
  'GET /api/c/:community/answer': {
    name: 'requests.who_answers',
    summary: '这件事在这个地方归谁管、最晚什么时候',
    access: 'public',
    params: inCommunity,
    query: z.object({ item_code: itemCode, area_id: id.optional(), dwelling_id: id.optional() }),
    output: answerView,
    refusals: ['requests.item_unknown', 'requests.item_retired', 'requests.place_needed', 'requests.place_unknown'],
  },
  'GET /api/c/:community/similar': {
    name: 'requests.similar',
    summary: '附近相似、还没办好的诉求（最多三件，不含个人信息）',
    access: 'public',
    params: inCommunity,
    query: z.object({
      item_code: itemCode,
      area_id: id.optional(),
      dwelling_id: id.optional(),
      text: z.string().max(500).optional(),
    }),
    output: z.object({
      items: z.array(
        z.object({
          id,
          number: z.string(),
          item_name: z.string(),
          place: z.string(),
          filed_at: instant,
          state: caseState,
          askers_count: z.number().int(),
        }),
      ),
    }),
    refusals: ['requests.place_unknown'],
  },
  'POST /api/c/:community/requests': {
    name: 'requests.file',
    summary: '提交一件诉求；不登录也可以（社区允许时），凭编号和查询码跟进',
    access: 'public',
    limits: [{ of: 'guest', most: 60, seconds: 3_600 }],
    params: inCommunity,
    body: fileBody,
    output: receiptView,
    status: 201,
    refusals: [
      'requests.item_unknown',
      'requests.item_retired',
      'requests.not_ours',
      'requests.answer_needed',
      'requests.place_needed',
      'requests.place_unknown',
      'requests.ask_point_unknown',
      'requests.anonymous_off',
      'requests.contact_needed',
      'platform.not_found',
    ],
  },
  'GET /api/c/:community/my/requests': {
    name: 'requests.own_list',
    summary: '我的诉求（我提的、我也遇到的、别人替我提的）',
    access: 'member',
    params: inCommunity,
    query: pageQuery.extend({ open: z.enum(['yes', 'no', 'all']).default('all') }),
    output: pageOf(
      z.object({
        id,
        number: z.string(),
        title: z.string(),
        item_name: z.string(),
        place: z.string(),
        state: caseState,
        outcome: outcome.nullable(),
        filed_at: instant,
        next_due: instant.nullable(),
        overdue: z.boolean(),
        confirm_until: instant.nullable(),
        relation: z.enum(['first', 'joined', 'on_behalf']),
      }),
    ),
    refusals: ['platform.cursor_invalid'],
  },
  'GET /api/c/:community/my/requests/:id': {
    name: 'requests.own_one',
    summary: '我的一件诉求，从头到尾',
    access: 'member',
    params: oneInCommunity,
    output: ownRequestView,
    refusals: ['platform.not_found'],
  },
  'GET /api/c/:community/my/requests/:id/files/:file': {
    name: 'requests.own_file',
    summary: '我的诉求里的照片',
    access: 'member',
    params: oneInCommunity.extend({ file: id }),
    output: z.unknown(),
    binary: true,
    refusals: ['platform.not_found'],
  },
  'POST /api/c/:community/my/requests/:id/supplement': {
    name: 'requests.supplement',
    summary: '补充说明或照片',
    access: 'member',
    params: oneInCommunity,
    body: z.object({ text: text(1, 2000), file_ids: fileIds }),
    output: ownRequestView,
    refusals: ['platform.not_found', 'requests.state_forbids'],
  },
  'POST /api/c/:community/my/requests/:id/verdict': {
    name: 'requests.judge',
    summary: '确认解决了没有并打分；没解决就重新办理，回到原来的经办人',
    access: 'member',
    params: oneInCommunity,
    body: verdict,
    output: ownRequestView,
    refusals: ['platform.not_found', 'requests.state_forbids', 'requests.window_over'],
  },
  'POST /api/c/:community/my/requests/:id/withdraw': {
    name: 'requests.withdraw',
    summary: '不需要了，撤回诉求',
    access: 'member',
    params: oneInCommunity,
    body: z.object({ reason: text(0, 200).default('') }),
    output: ownRequestView,
    refusals: ['platform.not_found', 'requests.state_forbids'],
  },
  'POST /api/c/:community/requests/:id/join': {
    name: 'requests.join',
    summary: '我也遇到：一起跟进一件公开的诉求',
    access: 'member',
    params: oneInCommunity,
    body: z.object({ wants_updates: z.boolean().default(true) }),
    output: ownRequestView,
    refusals: [
      'platform.not_found',
      'requests.not_open_to_neighbours',
      'requests.state_forbids',
      'requests.already_joined',
    ],
  },
  'POST /api/c/:community/follow': {
    name: 'requests.follow',
    summary: '凭编号和查询码查看（不用登录）',
    access: 'public',
    limits: followTries,
    params: inCommunity,
    body: byNumber,
    output: ownRequestView,
    repeatable: true,
    refusals: ['requests.follow_code_wrong'],
  },
  'POST /api/c/:community/follow/verdict': {
    name: 'requests.judge_by_code',
    summary: '凭编号和查询码确认并打分',
    access: 'public',
    limits: followTries,
    params: inCommunity,
    body: byNumber.extend(verdict.shape),
    output: ownRequestView,
    refusals: ['requests.follow_code_wrong', 'requests.state_forbids', 'requests.window_over'],
  },
  'POST /api/c/:community/follow/file': {
    name: 'requests.follow_file',
    summary: '凭编号和查询码查看照片',
    access: 'public',
    limits: followTries,
    params: inCommunity,
    body: byNumber.extend({ file_id: id }),
    output: z.unknown(),
    binary: true,
    repeatable: true,
    refusals: ['requests.follow_code_wrong', 'platform.not_found'],
  },
})
