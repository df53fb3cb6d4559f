import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { id, inCommunity, oneInCommunity, pageOf, pageQuery, text } from '../../../shared/schemas.ts'
import { ballotForm } from './forms.ts'
import { kinds, phases } from './kinds.ts'
import { resultView } from './result-views.ts'
import { progressView } from './roll-views.ts'
import { ballotBrief, ballotDetail } from './views.ts'

const read = { permission: 'ballots.read' } as const
const manage = { permission: 'ballots.manage' } as const
const locked = ['platform.not_found', 'platform.not_allowed', 'ballots.phase_unfit'] as const
const formRefusals = [
  'ballots.place_unknown',
  'ballots.options_missing',
  'ballots.options_same',
  'ballots.rule_unfit',
  'ballots.secret_kind',
  'ballots.days_unfit',
  'ballots.price_missing',
  'ballots.silence_basis_missing',
  'ballots.follows_unfit',
  'ballots.candidate_unknown',
] as const

export const staffRoutes = defineRoutes({
  'GET /api/c/:community/ballots': {
    name: 'ballots.list',
    summary: '表决清单',
    access: read,
    params: inCommunity,
    query: pageQuery.extend({
      phase: z.enum(phases).optional(),
      kind: z.enum(kinds).optional(),
      q: text(0, 40).optional(),
    }),
    output: pageOf(ballotBrief.extend({ on_roll: z.number().int(), took: z.number().int() })),
    refusals: ['platform.cursor_invalid'],
  },
  'POST /api/c/:community/ballots': {
    name: 'ballots.draft',
    summary: '拟一次表决',
    access: manage,
    params: inCommunity,
    body: ballotForm,
    output: ballotDetail,
    status: 201,
    refusals: ['platform.not_allowed', ...formRefusals],
  },
  'GET /api/c/:community/ballots/:id': {
    name: 'ballots.one',
    summary: '一次表决',
    access: read,
    params: oneInCommunity,
    output: ballotDetail,
    refusals: ['platform.not_found'],
  },
  'POST /api/c/:community/ballots/:id/edit': {
    name: 'ballots.edit',
    summary: '修改表决；公告以后的修改写明原因并公开，有人投票后不能再改',
    access: manage,
    params: oneInCommunity,
    body: ballotForm.extend({ reason: text(0, 300).default('') }),
    output: ballotDetail,
    refusals: [...locked, 'ballots.rules_frozen', 'ballots.reason_needed', 'ballots.notice_short', ...formRefusals],
  },
  'POST /api/c/:community/ballots/:id/announce': {
    name: 'ballots.announce',
    summary: '公告表决：规则和名册公开，到日子自动开始',
    access: manage,
    params: oneInCommunity,
    body: z.object({}),
    output: ballotDetail,
    refusals: [
      ...locked,
      'ballots.roll_missing',
      'ballots.terms_missing',
      'ballots.affected_unheard',
      'ballots.notice_short',
    ],
  },
  'POST /api/c/:community/ballots/:id/withdraw': {
    name: 'ballots.withdraw',
    summary: '撤回表决，写明原因（原因公开）',
    access: manage,
    params: oneInCommunity,
    body: z.object({ reason: text(5, 300) }),
    output: ballotDetail,
    refusals: locked,
  },
  'GET /api/c/:community/ballots/:id/progress': {
    name: 'ballots.progress',
    summary: '各楼投了多少（不含选了什么）',
    access: read,
    params: oneInCommunity,
    output: progressView,
    refusals: ['platform.not_found'],
  },
  'POST /api/c/:community/ballots/:id/extend': {
    name: 'ballots.extend',
    summary: '按规则延长一次',
    access: manage,
    params: oneInCommunity,
    body: z.object({}),
    output: ballotDetail,
    refusals: [...locked, 'ballots.extension_unfit'],
  },
  'POST /api/c/:community/ballots/:id/tally': {
    name: 'ballots.tally',
    summary: '计票',
    access: manage,
    params: oneInCommunity,
    body: z.object({}),
    output: ballotDetail,
    refusals: [...locked, 'ballots.extension_due', 'ballots.papers_waiting', 'ballots.roll_objections_open', 'ballots.too_long_to_count'],
  },
  'GET /api/c/:community/ballots/:id/recount': {
    name: 'ballots.recount',
    summary: '重新数一遍，看结果是不是一样（不改动任何内容）',
    access: read,
    params: oneInCommunity,
    output: z.object({ same: z.boolean(), result: resultView }),
    refusals: ['platform.not_found', 'ballots.not_counted'],
  },
  'POST /api/c/:community/ballots/:id/display': {
    name: 'ballots.display',
    summary: '公示结果，开始接受异议',
    access: manage,
    params: oneInCommunity,
    body: z.object({}),
    output: ballotDetail,
    refusals: locked,
  },
  'POST /api/c/:community/ballots/:id/settle': {
    name: 'ballots.settle',
    summary: '公示期满，结果确定',
    access: manage,
    params: oneInCommunity,
    body: z.object({}),
    output: ballotDetail,
    refusals: [...locked, 'ballots.display_running', 'ballots.objections_open'],
  },
  'POST /api/c/:community/ballots/:id/publish': {
    name: 'ballots.publish',
    summary: '发布最终结果',
    access: manage,
    params: oneInCommunity,
    body: z.object({}),
    output: ballotDetail,
    refusals: locked,
  },
  'POST /api/c/:community/ballots/:id/objections/:objection/decide': {
    name: 'ballots.decide_objection',
    summary: '答复一件异议；名册的异议可同时补入或划去',
    access: manage,
    params: oneInCommunity.extend({ objection: id }),
    body: z.object({
      upheld: z.boolean(),
      answer: text(2, 500),
      add_person_id: id.optional(),
      strike_voter_id: id.optional(),
    }),
    output: ballotDetail,
    refusals: [
      ...locked,
      'ballots.objection_decided',
      'ballots.person_unknown',
      'ballots.on_roll_already',
      'ballots.owners_by_title',
      'ballots.voted_already',
      'ballots.not_on_roll',
    ],
  },
  'POST /api/c/:community/ballots/:id/export': {
    name: 'ballots.export',
    summary: '导出名册、选票或结果（选票文件可用 linli tally 重数）',
    access: manage,
    params: oneInCommunity,
    body: z.object({ what: z.enum(['roll', 'ballots', 'words', 'conditions', 'nominations']) }),
    output: z.unknown(),
    binary: true,
    refusals: ['platform.not_found', 'platform.not_allowed', 'ballots.not_counted'],
  },
})
