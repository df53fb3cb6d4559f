import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { can, id, inCommunity, instant, oneInCommunity, pageOf, pageQuery, text } from '../../../shared/schemas.ts'

const watch = { permission: 'outreach.watch' } as const
const mediate = { permission: 'outreach.mediate' } as const
const month = z.string().regex(/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/)

export const signKinds = [
  'neighbours',
  'noise',
  'parking',
  'property',
  'renovation',
  'pets',
  'family',
  'money',
  'other',
] as const
const signKind = z.enum(signKinds)
const urgency = z.enum(['today', 'soon', 'watch'])
const signState = z.enum(['new', 'accepted', 'talked', 'nothing', 'mediation'])
const signAct = z.enum(['accepted', 'talked', 'nothing', 'mediation', 'noted', 'reopened'])

/** Lists tell of what kind and where, not what was noticed. */
export const signBrief = z.object({
  id,
  kind: signKind,
  urgency,
  place: z.string(),
  state: signState,
  noted_at: instant,
})

export const signView = signBrief.extend({
  place_detail: z.string(),
  words: z.string(),
  revision: z.number().int(),
  /** `words` for who mediates; the author reads what was done alone */
  steps: z.array(z.object({ did: signAct, words: z.string(), at: instant })),
  can,
})

const count = z.number().int().nullable()

export const signRoutes = defineRoutes({
  'GET /api/c/:community/my/signs': {
    name: 'outreach.own_signs',
    summary: '我写的早期苗头',
    access: watch,
    params: inCommunity,
    query: pageQuery,
    output: pageOf(signBrief).extend({ mediates: z.boolean() }),
    refusals: ['platform.cursor_invalid'],
  },
  'POST /api/c/:community/signs': {
    name: 'outreach.note_sign',
    summary: '写一条早期苗头：说事情，不写人',
    access: watch,
    params: inCommunity,
    body: z.object({
      area_id: id,
      place_detail: text(0, 60).default(''),
      kind: signKind,
      words: text(4, 1_000),
      urgency,
      /** the author looked again: what seems to be a name is none */
      sure: z.boolean().default(false),
    }),
    output: signView,
    status: 201,
    refusals: ['outreach.area_unknown', 'outreach.sign_has_number', 'outreach.sign_has_name'],
  },
  'GET /api/c/:community/signs': {
    name: 'outreach.signs',
    forKeys: false,
    summary: '早期苗头，只给调解的人看；新的在前',
    access: mediate,
    params: inCommunity,
    query: pageQuery.extend({ state: signState.optional() }),
    output: pageOf(signBrief),
    refusals: ['platform.cursor_invalid', 'platform.not_allowed'],
  },
  'GET /api/c/:community/signs/figures': {
    name: 'outreach.sign_figures',
    forKeys: false,
    summary: '早期苗头的件数，按种类；太少的不显示',
    access: mediate,
    params: inCommunity,
    query: z.object({ from: month, to: month }),
    output: z.object({
      total: count,
      to_mediation: count,
      kinds: z.array(z.object({ kind: signKind, noted: count })),
    }),
    refusals: ['platform.not_allowed', 'outreach.months_unfit'],
  },
  'GET /api/c/:community/signs/:id': {
    name: 'outreach.sign',
    forKeys: false,
    summary: '一条早期苗头（写的人和调解的人）',
    access: watch,
    params: oneInCommunity,
    output: signView,
    refusals: ['platform.not_found'],
  },
  'POST /api/c/:community/signs/:id/act': {
    name: 'outreach.act_on_sign',
    summary: '记下对一条苗头做了什么：接了、谈过了、没什么事、转给调解',
    access: mediate,
    params: oneInCommunity,
    body: z.object({ did: signAct, words: text(0, 500).default(''), base: z.number().int().min(0) }),
    output: signView,
    refusals: [
      'platform.not_found',
      'outreach.sign_moved_on',
      'outreach.words_needed',
      'outreach.sign_has_number',
      'outreach.act_unfit',
    ],
  },
  'POST /api/c/:community/signs/:id/withdraw': {
    name: 'outreach.withdraw_sign',
    summary: '收回自己写的苗头（还没人接的）',
    access: watch,
    params: oneInCommunity,
    output: z.object({ id }),
    refusals: ['platform.not_found', 'outreach.sign_moved_on'],
  },
})
