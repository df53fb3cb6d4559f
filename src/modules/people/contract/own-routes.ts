import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { inCommunity, oneInCommunity, pageOf, pageQuery, text } from '../../../shared/schemas.ts'
import { consentScope, correctionView, ownProfileView } from './views.ts'

export const ownRoutes = defineRoutes({
  'GET /api/c/:community/own/profile': {
    name: 'people.own_profile',
    summary: '我的登记',
    access: 'member',
    params: inCommunity,
    output: ownProfileView,
  },
  'POST /api/c/:community/own/consent': {
    name: 'people.give_own_consent',
    summary: '同意社区按这些范围使用我的信息',
    access: 'member',
    params: inCommunity,
    body: z.object({ scope: z.array(consentScope).min(1).max(4) }),
    output: ownProfileView,
  },
  'POST /api/c/:community/own/consent/withdrawal': {
    name: 'people.withdraw_own_consent',
    summary: '撤回我的同意',
    access: 'member',
    params: inCommunity,
    output: ownProfileView,
    refusals: ['people.no_consent'],
  },
  'POST /api/c/:community/own/corrections': {
    name: 'people.ask_correction',
    summary: '请社区更正我的登记',
    access: 'member',
    params: inCommunity,
    body: z.object({ wish: text(2, 500) }),
    output: ownProfileView,
    status: 201,
    refusals: ['people.correction_open'],
  },
  'GET /api/c/:community/people/corrections': {
    name: 'people.corrections',
    summary: '居民请求更正的登记',
    access: { permission: 'people.register' },
    params: inCommunity,
    query: pageQuery,
    output: pageOf(correctionView),
    refusals: ['platform.cursor_invalid'],
  },
  'POST /api/c/:community/people/corrections/:id/answer': {
    name: 'people.answer_correction',
    summary: '答复一件更正请求',
    access: { permission: 'people.register' },
    params: oneInCommunity,
    body: z.object({ state: z.enum(['mended', 'declined']), answer: text(2, 500) }),
    output: correctionView,
    refusals: ['people.correction_answered'],
  },
})
