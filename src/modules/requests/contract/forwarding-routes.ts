import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import {
  can,
  civilDate,
  id,
  inCommunity,
  instant,
  oneInCommunity,
  pageOf,
  pageQuery,
  text,
} from '../../../shared/schemas.ts'
import { requestView } from './views.ts'
import { base, seen } from './work.ts'

const desk = { permission: 'requests.dispatch' } as const
const forwardingState = z.enum(['waiting', 'late', 'answered', 'withdrawn'])

/** A letter to a body that has no account here, and what came of it. */
export const forwardingView = z.object({
  id,
  request: z.object({ id, number: z.string(), title: z.string() }),
  /** as it stands on the letter */
  letter_number: z.string(),
  addressee: z.string(),
  email: z.string(),
  asked: z.string(),
  /** the part of the request it is about; null: the whole */
  part: z.object({ id, text: z.string() }).nullable(),
  signed_by: z.object({ name: z.string(), title: z.string() }).nullable(),
  forwarded_at: instant,
  due_on: civilDate,
  state: forwardingState,
  reminded_at: instant.nullable(),
  reminded_count: z.number().int(),
  answered_on: civilDate.nullable(),
  answer: z.string(),
  answer_public: z.boolean(),
  /** the answer as it came, scanned or photographed */
  file_ids: z.array(id),
  withdrawn_because: z.string(),
  can,
})

/** The letter itself, ready to be printed or copied (GB/T 9704-2012). Who asked stands in it nowhere. */
export const letterView = z.object({
  forwarding: forwardingView,
  community: z.object({ name: z.string(), phone: z.string(), address: z.string() }),
  request: z.object({ number: z.string(), item: z.string(), place: z.string(), filed_on: civilDate }),
  dated: civilDate,
})

const answered = {
  answered_on: civilDate,
  answer: text(2, 2000),
  /** whether whoever asked reads it */
  answer_public: z.boolean().default(true),
  file_ids: z.array(id).max(9).default([]),
}

export const forwardingRoutes = defineRoutes({
  'POST /api/c/:community/requests/:id/forwardings': {
    name: 'requests.forward_out',
    summary: '转给系统外的单位：生成转办函，定下答复日',
    access: desk,
    params: oneInCommunity,
    body: z.object({
      body_id: id.optional(),
      /** by name, where it isn't among the bodies */
      addressee: text(0, 60).default(''),
      email: z.union([z.email().max(200), z.literal('')]).default(''),
      asked: text(4, 1000),
      /** one part of the request alone, as it was given to somebody and not done yet */
      part_id: id.optional(),
      due_on: civilDate,
      signed_by_post: id,
      ...seen,
    }),
    output: requestView,
    status: 201,
    refusals: [
      ...base,
      'requests.addressee_needed',
      'requests.body_unknown',
      'requests.part_unknown',
      'requests.signer_unfit',
      'requests.due_in_past',
      'requests.due_too_far',
      'requests.too_many_forwardings',
      'requests.forwarded_already',
    ],
  },
  'GET /api/c/:community/requests/:id/forwardings': {
    name: 'requests.forwardings_of',
    summary: '一件诉求转给了系统外哪些单位，谁可以签发',
    access: { permission: 'requests.read' },
    params: oneInCommunity,
    output: z.object({
      items: z.array(forwardingView),
      /** parts that aren't done, for whom may forward */
      parts: z.array(z.object({ id, text: z.string(), to: z.string() })),
      /** who may sign; nobody where this person doesn't forward */
      signers: z.array(z.object({ post_id: id, title: z.string(), name: z.string() })),
    }),
    refusals: ['platform.not_found'],
  },
  'GET /api/c/:community/forwardings': {
    name: 'requests.forwardings',
    summary: '转办函：等答复的按答复日，其余按发出时间',
    access: desk,
    params: inCommunity,
    query: pageQuery.extend({ show: z.enum(['waiting', 'all']).default('waiting') }),
    output: pageOf(forwardingView),
    refusals: ['platform.cursor_invalid'],
  },
  'GET /api/c/:community/forwardings/:id/letter': {
    name: 'requests.letter',
    summary: '一份转办函的全文（公文格式，可打印、复制）',
    access: desk,
    params: oneInCommunity,
    output: letterView,
    refusals: ['platform.not_found'],
  },
  'POST /api/c/:community/forwardings/:id/remind': {
    name: 'requests.remind_forwarding',
    summary: '记一次催办',
    access: desk,
    params: oneInCommunity,
    body: z.object({ note: text(0, 300).default('') }),
    output: forwardingView,
    refusals: ['platform.not_found', 'requests.forwarding_over'],
  },
  'POST /api/c/:community/forwardings/:id/answer': {
    name: 'requests.answer_forwarding',
    summary: '录入对方的答复（日期、内容、回函照片）',
    access: desk,
    params: oneInCommunity,
    body: z.object(answered),
    output: forwardingView,
    refusals: ['platform.not_found', 'requests.forwarding_over', 'requests.answer_day_unfit'],
  },
  'POST /api/c/:community/forwardings/:id/withdraw': {
    name: 'requests.withdraw_forwarding',
    summary: '撤回转办函（写明原因）；录错的答复也由此退回等答复',
    access: desk,
    params: oneInCommunity,
    body: z.object({ reason: text(2, 300) }),
    output: forwardingView,
    refusals: ['platform.not_found', 'requests.forwarding_over'],
  },
})
