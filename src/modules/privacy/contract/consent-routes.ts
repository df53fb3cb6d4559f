import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { can, id, inCommunity, instant, oneInCommunity, text } from '../../../shared/schemas.ts'
import { evidence, guardianTie, purpose } from './kinds.ts'

const guardian = z.object({ name: text(1, 40), tie: guardianTie })

export const consentView = z.object({
  purpose,
  sensitive: z.boolean(),
  /** `again`: the notice has changed so much since that it asks for a new word (个人信息保护法 14). */
  state: z.enum(['none', 'given', 'again', 'ended']),
  given_at: instant.nullable(),
  ended_at: instant.nullable(),
  /** The version it was given under; null before there were any. */
  version: z.number().int().nullable(),
  how: z.enum(['self', 'counter', 'earlier']).nullable(),
  evidence: evidence.or(z.literal('screen')).nullable(),
  guardian: z.object({ name: z.string(), tie: guardianTie }).nullable(),
  /** The notice to be read before agreeing; null where none is published. */
  notice: z.object({ id, version: z.number().int(), title: z.string() }).nullable(),
  can,
})

export const consentsView = z.object({
  items: z.array(consentView),
  /** Under fourteen: the guardian's word counts (31). */
  needs_guardian: z.boolean(),
})

const ofPurpose = inCommunity.extend({ purpose })
const staff = { permission: 'privacy.consents' } as const
const giving = [
  'privacy.notice_missing',
  'privacy.notice_changed',
  'privacy.guardian_needed',
  'privacy.consent_given',
] as const

export const consentRoutes = defineRoutes({
  'GET /api/c/:community/own/consents': {
    name: 'privacy.own_consents',
    summary: '我同意过什么',
    access: 'member',
    params: inCommunity,
    output: consentsView,
  },
  'POST /api/c/:community/own/consents/:purpose': {
    name: 'privacy.give_own_consent',
    summary: '同意一项用途（敏感信息逐项单独同意）',
    access: 'member',
    params: ofPurpose,
    body: z.object({ notice_id: id }),
    output: consentsView,
    refusals: giving,
  },
  'POST /api/c/:community/own/consents/:purpose/withdrawal': {
    name: 'privacy.withdraw_own_consent',
    summary: '撤回一项同意',
    access: 'member',
    params: ofPurpose,
    body: z.object({}),
    output: consentsView,
    refusals: ['privacy.no_consent'],
  },
  'GET /api/c/:community/people/:id/consents': {
    name: 'privacy.consents',
    summary: '一位居民同意过什么',
    access: staff,
    params: oneInCommunity,
    output: consentsView,
  },
  'POST /api/c/:community/people/:id/consents': {
    name: 'privacy.give_consent',
    summary: '在窗口登记一位居民的同意，写明凭据；不满十四岁的由监护人同意',
    access: staff,
    params: oneInCommunity,
    body: z.object({
      purpose,
      notice_id: id,
      evidence,
      evidence_note: text(0, 200).default(''),
      guardian: guardian.nullable().default(null),
    }),
    output: consentsView,
    refusals: giving,
  },
  'POST /api/c/:community/people/:id/consents/:purpose/withdrawal': {
    name: 'privacy.withdraw_consent',
    summary: '在窗口登记一位居民撤回同意',
    access: staff,
    params: oneInCommunity.extend({ purpose }),
    body: z.object({}),
    output: consentsView,
    refusals: ['privacy.no_consent'],
  },
})
