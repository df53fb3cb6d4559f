import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { civilDate, id, oneInCommunity, pageOf, pageQuery, text } from '../../../shared/schemas.ts'
import { choices, scansMost, words } from './forms.ts'
import { deliveryWays, groups } from './kinds.ts'
import { paperView, voterView } from './roll-views.ts'
import { ballotDetail } from './views.ts'

const read = { permission: 'ballots.read' } as const
const manage = { permission: 'ballots.manage' } as const
const enter = { permission: 'ballots.enter' } as const
const oneVoter = oneInCommunity.extend({ voter: id })
const locked = ['platform.not_found', 'platform.not_allowed', 'ballots.phase_unfit'] as const
const casting = [
  'platform.not_found',
  'platform.not_allowed',
  'ballots.not_open_yet',
  'ballots.closed',
  'ballots.secret_unfit',
  'ballots.not_on_roll',
  'ballots.choices_missing',
  'ballots.choices_unknown',
  'ballots.points_unfit',
  'ballots.choices_many',
  'ballots.rank_gap',
  'ballots.over_budget',
  'ballots.words_unfit',
  'ballots.voted_already',
] as const
const lettersMost = 200

export const rollRoutes = defineRoutes({
  'POST /api/c/:community/ballots/:id/draw-roll': {
    name: 'ballots.draw_roll',
    summary: '按登记生成名册（草稿时可重新生成）',
    access: manage,
    params: oneInCommunity,
    body: z.object({}),
    output: ballotDetail,
    refusals: [
      ...locked,
      'ballots.shares_overlap',
      'ballots.area_missing',
      'ballots.owner_unknown',
      'ballots.area_sum_differs',
      'ballots.roll_empty',
      'ballots.roll_large',
    ],
  },
  'GET /api/c/:community/ballots/:id/roll': {
    name: 'ballots.roll',
    summary: '名册',
    access: read,
    params: oneInCommunity,
    query: pageQuery.extend({
      q: text(0, 40).optional(),
      building: text(0, 100).optional(),
      show: z.enum(['all', 'waiting', 'voted', 'undelivered', 'struck']).default('all'),
    }),
    output: pageOf(voterView),
    refusals: ['platform.not_found', 'platform.cursor_invalid'],
  },
  'POST /api/c/:community/ballots/:id/roll/add': {
    name: 'ballots.add_voter',
    summary: '名册里补一位',
    access: manage,
    params: oneInCommunity,
    body: z.object({ person_id: id, group: z.enum(groups).default('none') }),
    output: ballotDetail,
    refusals: [...locked, 'ballots.person_unknown', 'ballots.owners_by_title', 'ballots.on_roll_already'],
  },
  'POST /api/c/:community/ballots/:id/roll/:voter/strike': {
    name: 'ballots.strike_voter',
    summary: '从名册划去，写明原因',
    access: manage,
    params: oneVoter,
    body: z.object({ reason: text(2, 200) }),
    output: voterView,
    refusals: [...locked, 'ballots.not_on_roll', 'ballots.voted_already'],
  },
  'POST /api/c/:community/ballots/:id/roll/:voter/representative': {
    name: 'ballots.name_representative',
    summary: '改由谁代表这一票（共有、过户）',
    access: manage,
    params: oneVoter,
    body: z.object({ person_id: id, reason: text(2, 200) }),
    output: voterView,
    refusals: [...locked, 'ballots.not_on_roll', 'ballots.person_unknown', 'ballots.voted_already'],
  },
  'POST /api/c/:community/ballots/:id/deliveries': {
    name: 'ballots.note_delivery',
    summary: '记下表决通知怎么送到的',
    access: enter,
    params: oneInCommunity,
    body: z.object({
      voter_ids: z.array(id).min(1).max(lettersMost),
      how: z.enum(deliveryWays),
      day: civilDate,
    }),
    output: z.object({ noted: z.number().int() }),
    refusals: [...locked, 'ballots.day_unfit', 'ballots.not_on_roll'],
  },
  'POST /api/c/:community/ballots/:id/letters': {
    name: 'ballots.make_letters',
    summary: '给名册上的人发投票码（再发一次，旧码作废），用于打印',
    access: manage,
    params: oneInCommunity,
    body: z.object({ voter_ids: z.array(id).min(1).max(lettersMost) }),
    output: z.object({
      letters: z.array(
        z.object({ voter_id: id, serial: z.number().int(), name: z.string(), place: z.string(), code: z.string() }),
      ),
    }),
    refusals: [...locked, 'ballots.not_on_roll'],
  },
  'POST /api/c/:community/ballots/:id/roll/:voter/cast': {
    name: 'ballots.cast_for',
    summary: '柜台、上门、电话代为录入一票',
    access: enter,
    params: oneVoter,
    body: z.object({ channel: z.enum(['counter', 'door', 'telephone']), choices, words }),
    output: z.object({ receipt: z.string(), voter: voterView }),
    status: 201,
    refusals: casting,
  },
  'POST /api/c/:community/ballots/:id/roll/:voter/void': {
    name: 'ballots.void_vote',
    summary: '录错的一票作废，写明原因（截止以前）',
    access: manage,
    params: oneVoter,
    body: z.object({ reason: text(5, 200) }),
    output: voterView,
    refusals: [...locked, 'ballots.secret_unfit', 'ballots.not_on_roll', 'ballots.not_voted', 'ballots.void_own_only'],
  },
  'POST /api/c/:community/ballots/:id/roll/:voter/proxy': {
    name: 'ballots.note_proxy',
    summary: '登记一份书面委托',
    access: enter,
    params: oneVoter,
    body: z.object({ holder_person_id: id, written_on: civilDate }),
    output: voterView,
    refusals: [
      ...locked,
      'ballots.not_on_roll',
      'ballots.day_unfit',
      'ballots.voted_already',
      'ballots.person_unknown',
      'ballots.proxy_self',
      'ballots.proxy_candidate',
      'ballots.proxy_given',
      'ballots.proxies_full',
    ],
  },
  'POST /api/c/:community/ballots/:id/roll/:voter/proxy/revoke': {
    name: 'ballots.revoke_proxy',
    summary: '收回委托（投票以前随时可以）',
    access: enter,
    params: oneVoter,
    body: z.object({}),
    output: voterView,
    refusals: [...locked, 'ballots.not_on_roll', 'ballots.proxy_none', 'ballots.voted_already'],
  },
  'GET /api/c/:community/ballots/:id/papers': {
    name: 'ballots.papers',
    summary: '只录过一次的、两次不一样的纸票',
    access: enter,
    params: oneInCommunity,
    query: pageQuery,
    output: pageOf(paperView),
    refusals: ['platform.not_found', 'platform.cursor_invalid'],
  },
  'POST /api/c/:community/ballots/:id/papers': {
    name: 'ballots.enter_paper',
    summary: '录一张纸票：两个人各录一次，一样才算数',
    access: enter,
    params: oneInCommunity,
    body: z.object({
      serial: z.number().int().min(1).max(1_000_000),
      choices,
      valid: z.boolean().default(true),
      scan_ids: z.array(id).max(scansMost).default([]),
      words,
    }),
    output: z.object({ state: z.enum(['once', 'counted', 'differs']), serial: z.number().int() }),
    refusals: [...casting, 'ballots.paper_same_person', 'ballots.paper_differs'],
  },
  'GET /api/c/:community/ballots/:id/papers/:voter/scans/:file': {
    name: 'ballots.paper_scan',
    summary: '纸票的扫描件（管理这次表决的人看）',
    access: manage,
    params: oneVoter.extend({ file: id }),
    output: z.unknown(),
    binary: true,
    refusals: ['platform.not_found', 'platform.not_allowed'],
  },
  'POST /api/c/:community/ballots/:id/papers/:voter/settle': {
    name: 'ballots.settle_paper',
    summary: '两次录得不一样：对照原票，定下哪一次对',
    access: manage,
    params: oneVoter,
    body: z.object({ pass: z.number().int().min(0).max(2), reason: text(2, 200) }),
    output: z.object({ state: z.enum(['counted', 'again']), serial: z.number().int() }),
    refusals: [...casting, 'ballots.paper_not_there'],
  },
})
