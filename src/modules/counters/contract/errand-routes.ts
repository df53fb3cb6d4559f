import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { civilDate, id, inCommunity, oneInCommunity, pageOf, pageQuery, text } from '../../../shared/schemas.ts'
import { consentKinds, errandStates, errandView, memberKinds } from './views.ts'

const work = { permission: 'counters.work' } as const

const hand = z.object({ act: z.literal('hand'), names: z.array(text(1, 60)).min(1).max(20) })
const back = z.object({ act: z.literal('give_back'), ids: z.array(id).min(1).max(50) })
const report = z.object({ act: z.literal('report'), text: text(4, 1000) })
const revoke = z.object({ act: z.literal('revoke'), reason: text(2, 300) })
const staffAct = z.discriminatedUnion('act', [
  hand,
  back,
  report,
  revoke,
  z.object({ act: z.literal('close'), text: text(2, 500) }),
])
const ownAct = z.discriminatedUnion('act', [
  hand,
  back,
  report,
  revoke,
  z.object({ act: z.literal('consent') }),
  z.object({ act: z.literal('decline'), reason: text(2, 300) }),
])
export type StaffErrandAct = z.output<typeof staffAct>
export type OwnErrandAct = z.output<typeof ownAct>
const acted = [
  'platform.not_found',
  'platform.not_allowed',
  'counters.errand_over',
  'counters.paper_unknown',
  'counters.papers_out',
] as const

export const errandRoutes = defineRoutes({
  'GET /api/c/:community/errands': {
    name: 'counters.errands',
    summary: '代办列表',
    access: work,
    params: inCommunity,
    query: pageQuery.extend({ state: z.enum(errandStates).optional() }),
    output: pageOf(errandView),
    refusals: ['platform.cursor_invalid'],
  },
  'GET /api/c/:community/errands/consent-words': {
    name: 'counters.consent_words',
    summary: '代办同意书的原文，人名、内容和日子空着',
    access: work,
    params: inCommunity,
    /** with {{person}}, {{member}}, {{scope}} and {{day}} to be filled in */
    output: z.object({ text: z.string() }),
  },
  'POST /api/c/:community/errands': {
    name: 'counters.arrange_errand',
    summary: '安排代办：谁替谁办什么、到哪天，怎样同意的',
    access: work,
    params: inCommunity,
    body: z.object({
      person_id: id,
      member_person_id: id,
      member_kind: z.enum(memberKinds),
      scope: text(4, 300),
      until_day: civilDate,
      consent_kind: z.enum(consentKinds),
      /** how it was said, and who heard it */
      consent_note: text(0, 300).default(''),
      /** photo of the signed paper */
      file_id: id.optional(),
    }),
    output: errandView,
    status: 201,
    refusals: [
      'counters.person_unknown',
      'counters.member_unknown',
      'counters.day_past',
      'counters.consent_needed',
      'platform.not_found',
    ],
  },
  'GET /api/c/:community/errands/:id': {
    name: 'counters.errand',
    summary: '一件代办',
    access: work,
    params: oneInCommunity,
    output: errandView,
    refusals: ['platform.not_found'],
  },
  'POST /api/c/:community/errands/:id': {
    name: 'counters.work_errand',
    summary: '记交接材料、办理情况，收回同意或了结',
    access: work,
    params: oneInCommunity,
    body: staffAct,
    output: errandView,
    refusals: acted,
  },
  'GET /api/c/:community/errands/:id/consent': {
    name: 'counters.errand_consent',
    summary: '签过字的同意书照片',
    access: work,
    params: oneInCommunity,
    output: z.unknown(),
    binary: true,
    refusals: ['platform.not_found'],
  },
  'GET /api/c/:community/my/errands': {
    name: 'counters.own_errands',
    summary: '别人替我办的，和我替别人办的',
    access: 'member',
    params: inCommunity,
    query: pageQuery,
    output: pageOf(errandView),
    refusals: ['platform.cursor_invalid'],
  },
  'GET /api/c/:community/my/errands/:id': {
    name: 'counters.own_errand',
    summary: '我的一件代办',
    access: 'member',
    params: oneInCommunity,
    output: errandView,
    refusals: ['platform.not_found'],
  },
  'POST /api/c/:community/my/errands/:id': {
    name: 'counters.work_own_errand',
    summary: '同意、收回，或记交接和办理情况',
    access: 'member',
    params: oneInCommunity,
    body: ownAct,
    output: errandView,
    refusals: acted,
  },
})
