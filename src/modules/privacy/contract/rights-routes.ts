import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { can, id, inCommunity, instant, oneInCommunity, pageOf, pageQuery, text } from '../../../shared/schemas.ts'
import { rightKind, rightState } from './kinds.ts'

/** What an erasure did with one kind of data. */
const outcome = z.object({
  title: z.string(),
  done: z.enum(['erased', 'unnamed', 'kept']),
  count: z.number().int(),
  /** Why it stays, or stays without the name. */
  why: z.string(),
})

export const ownRightView = z.object({
  id,
  kind: rightKind,
  wish: z.string(),
  how: z.enum(['self', 'counter']),
  asked_at: instant,
  due_at: instant,
  state: rightState,
  answer: z.string().nullable(),
  outcome: z.array(outcome),
  ended_at: instant.nullable(),
  can,
})

export const rightView = ownRightView.extend({
  person_id: id,
  person_name: z.string(),
  evidence_note: z.string(),
  late: z.boolean(),
})

const staff = { permission: 'privacy.rights' } as const
const wish = text(2, 500)

export const rightsRoutes = defineRoutes({
  'GET /api/c/:community/own/rights': {
    name: 'privacy.own_rights',
    summary: '我提出的个人信息请求',
    access: 'member',
    params: inCommunity,
    output: z.object({ items: z.array(ownRightView) }),
  },
  'POST /api/c/:community/own/rights': {
    name: 'privacy.ask_right',
    summary: '请求查阅、复制、更正、删除、转移我的信息，或请社区说明',
    access: 'member',
    params: inCommunity,
    body: z.object({ kind: rightKind, wish }),
    output: z.object({ items: z.array(ownRightView) }),
    status: 201,
    refusals: ['privacy.right_open'],
  },
  'POST /api/c/:community/own/rights/:id/withdrawal': {
    name: 'privacy.withdraw_right',
    summary: '撤回我的一件请求',
    access: 'member',
    params: oneInCommunity,
    body: z.object({}),
    output: z.object({ items: z.array(ownRightView) }),
    refusals: ['privacy.right_ended'],
  },
  'GET /api/c/:community/rights': {
    name: 'privacy.rights',
    summary: '个人信息请求：待答复的按期限先后，答复过的按时间',
    access: staff,
    params: inCommunity,
    query: pageQuery.extend({ state: z.enum(['open', 'ended']).default('open'), person_id: id.optional() }),
    output: pageOf(rightView),
    refusals: ['platform.cursor_invalid'],
  },
  'GET /api/c/:community/rights/:id': {
    name: 'privacy.right',
    summary: '一件个人信息请求',
    access: staff,
    params: oneInCommunity,
    output: rightView,
  },
  'POST /api/c/:community/people/:id/rights': {
    name: 'privacy.enter_right',
    summary: '在窗口代为登记一件个人信息请求，写明核对了什么证件',
    access: staff,
    params: oneInCommunity,
    body: z.object({ kind: rightKind, wish, evidence_note: text(2, 200) }),
    output: rightView,
    status: 201,
    refusals: ['privacy.right_open'],
  },
  'POST /api/c/:community/rights/:id/answer': {
    name: 'privacy.answer_right',
    summary: '答复一件个人信息请求，写明理由',
    access: staff,
    params: oneInCommunity,
    body: z.object({ state: z.enum(['granted', 'declined']), answer: text(4, 1_000) }),
    output: rightView,
    refusals: ['platform.not_allowed', 'privacy.right_ended', 'bodies.still_serving', 'requests.still_open'],
  },
})
