import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { id, inCommunity, oneInCommunity, pageOf, pageQuery, text } from '../../../shared/schemas.ts'
import { answers, askedView, ownBrief } from './views.ts'

const door = { permission: 'questionnaires.door' } as const
const code = z
  .string()
  .max(20)
  .transform((value) =>
    value
      .normalize('NFKC')
      .toUpperCase()
      .replaceAll(/[^A-Z\d]/g, ''),
  )
const took = z.object({ id })
const answering = ['questionnaires.not_open', 'questionnaires.answered_already', 'questionnaires.answer_unfit'] as const
/** A code is guessed one time in a thousand million; nobody tries so often. */
const guesses = [{ of: 'guest', most: 60, seconds: 600 }] as const

/** Repeatable where an answer is given: it counts once by itself, and no key is kept that could tell it by its content and its time. */
export const answerRoutes = defineRoutes({
  'GET /api/c/:community/my/questionnaires': {
    name: 'questionnaires.own',
    summary: '请我（家）回答的问卷',
    access: 'member',
    params: inCommunity,
    output: z.object({ items: z.array(ownBrief) }),
  },
  'GET /api/c/:community/my/questionnaires/:id': {
    name: 'questionnaires.own_one',
    summary: '一份请我（家）回答的问卷',
    access: 'member',
    params: oneInCommunity,
    output: askedView,
    refusals: ['platform.not_found', 'questionnaires.not_asked'],
  },
  'POST /api/c/:community/my/questionnaires/:id/answer': {
    name: 'questionnaires.answer',
    summary: '交上我（家）的回答，每户（人）一份',
    access: 'member',
    params: oneInCommunity,
    body: z.object({ answers }),
    repeatable: true,
    output: took,
    refusals: ['platform.not_found', 'questionnaires.not_asked', ...answering],
  },
  'POST /api/c/:community/questionnaire-codes/look': {
    name: 'questionnaires.look_by_code',
    summary: '凭信上或海报上的编号打开问卷，不用账号',
    access: 'public',
    params: inCommunity,
    body: z.object({ code }),
    repeatable: true,
    limits: guesses,
    output: askedView,
    refusals: ['questionnaires.code_unknown'],
  },
  'POST /api/c/:community/questionnaire-codes/answer': {
    name: 'questionnaires.answer_by_code',
    summary: '凭编号交上回答，一个编号算一次',
    access: 'public',
    params: inCommunity,
    body: z.object({ code, answers }),
    repeatable: true,
    limits: guesses,
    output: took,
    refusals: ['questionnaires.code_unknown', ...answering],
  },
  'GET /api/c/:community/questionnaires-at-the-door': {
    name: 'questionnaires.at_the_door',
    summary: '可以上门代填的问卷',
    access: door,
    params: inCommunity,
    output: z.object({ items: z.array(ownBrief) }),
  },
  'GET /api/c/:community/questionnaires-at-the-door/:id': {
    name: 'questionnaires.door_one',
    summary: '一份上门代填的问卷',
    access: door,
    params: oneInCommunity,
    output: askedView,
    refusals: ['platform.not_found'],
  },
  'GET /api/c/:community/questionnaires-at-the-door/:id/units': {
    name: 'questionnaires.door_units',
    summary: '上门要问的住户（人），答过没有；看不到答了什么',
    access: door,
    params: oneInCommunity,
    query: pageQuery.extend({ q: text(0, 40).default(''), left: z.enum(['yes', 'no']).default('yes') }),
    output: pageOf(z.object({ unit_id: id, place: z.string(), name: z.string(), answered: z.boolean() })),
    refusals: ['platform.cursor_invalid', 'platform.not_found'],
  },
  'POST /api/c/:community/questionnaires-at-the-door/:id/answer': {
    name: 'questionnaires.answer_at_the_door',
    summary: '上门当面代填一份',
    access: door,
    params: oneInCommunity,
    body: z.object({ unit_id: id, answers }),
    repeatable: true,
    output: took,
    refusals: ['platform.not_found', ...answering],
  },
})
