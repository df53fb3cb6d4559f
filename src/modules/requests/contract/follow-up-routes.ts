import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { id, inCommunity, oneInCommunity, pageOf, pageQuery, text } from '../../../shared/schemas.ts'
import { callScript, followUpView } from './closing-views.ts'
import { itemClass } from './views.ts'

const access = { permission: 'requests.call_back' } as const
const count = z.number().int()

export const followUpRoutes = defineRoutes({
  'GET /api/c/:community/follow-ups': {
    name: 'requests.follow_ups',
    summary: '该回访的：谁来打、打过几次（不含自己经办的）',
    access,
    params: inCommunity,
    query: pageQuery.extend({ whose: z.enum(['mine', 'nobody', 'all']).default('all') }),
    output: pageOf(followUpView),
    refusals: ['platform.cursor_invalid'],
  },
  'GET /api/c/:community/follow-ups/callers': {
    name: 'requests.callers',
    summary: '谁可以打回访电话，手里各有几件',
    access,
    params: inCommunity,
    output: z.object({ items: z.array(z.object({ person_id: id, name: z.string(), title: z.string(), open: count })) }),
  },
  'POST /api/c/:community/follow-ups/share-out': {
    name: 'requests.share_out_calls',
    summary: '把没有人打的回访分给几个人，不分给经办人自己',
    access,
    params: inCommunity,
    body: z.object({ caller_ids: z.array(id).min(1).max(30) }),
    /** `left`: nobody of those may call, for each handled it */
    output: z.object({ given: count, left: count }),
    refusals: ['requests.caller_unknown'],
  },
  'POST /api/c/:community/requests/:id/caller': {
    name: 'requests.set_caller',
    summary: '这件回访由谁来打',
    access,
    params: oneInCommunity,
    body: z.object({ caller_id: id }),
    output: followUpView,
    refusals: ['platform.not_found', 'platform.not_allowed', 'requests.caller_unknown', 'requests.state_forbids'],
  },
  'GET /api/c/:community/follow-ups/scripts': {
    name: 'requests.call_scripts',
    summary: '各类诉求回访时怎么问',
    access,
    params: inCommunity,
    output: z.object({ items: z.array(callScript) }),
  },
  'POST /api/c/:community/follow-ups/scripts/:class': {
    name: 'requests.set_call_script',
    summary: '改一类诉求的回访话术；留空就恢复原来的',
    access: { permission: 'requests.edit_catalogue' },
    params: inCommunity.extend({ class: itemClass }),
    body: z.object({ text: text(0, 1_000) }),
    output: z.object({ items: z.array(callScript) }),
  },
})
