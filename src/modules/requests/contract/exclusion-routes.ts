import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { id, inCommunity, oneInCommunity, pageOf, pageQuery, text } from '../../../shared/schemas.ts'
import { exclusionStates, exclusionView } from './closing-views.ts'
import { exclusionReasons } from './views.ts'

const read = { permission: 'requests.ask_exclusion' } as const

export const exclusionRoutes = defineRoutes({
  'GET /api/c/:community/exclusions': {
    name: 'requests.exclusions',
    summary: '剔除申请：谁申请、什么理由、谁审核',
    access: read,
    params: inCommunity,
    query: pageQuery.extend({ state: z.enum(exclusionStates).optional() }),
    output: pageOf(exclusionView),
    refusals: ['platform.cursor_invalid'],
  },
  'GET /api/c/:community/requests/:id/exclusions': {
    name: 'requests.exclusions_of',
    summary: '这件诉求的剔除申请',
    access: { permission: 'requests.read' },
    params: oneInCommunity,
    output: z.object({ items: z.array(exclusionView), can: z.array(z.string()) }),
    refusals: ['platform.not_found'],
  },
  'POST /api/c/:community/requests/:id/exclusion': {
    name: 'requests.ask_exclusion',
    summary: '申请在第二个数字里剔除这件（列明的理由、依据），由另一个人审核',
    access: read,
    params: oneInCommunity,
    body: z.object({ reason: z.enum(exclusionReasons), text: text(10, 500), file_ids: z.array(id).min(1).max(9) }),
    output: exclusionView,
    status: 201,
    refusals: ['platform.not_found', 'platform.not_allowed', 'requests.state_forbids', 'requests.exclusion_there'],
  },
  'POST /api/c/:community/exclusions/:id/review': {
    name: 'requests.review_exclusion',
    summary: '审核剔除申请（不能审自己申请的、自己经办的）',
    access: { permission: 'requests.review_exclusions' },
    params: oneInCommunity,
    body: z.object({ granted: z.boolean(), text: text(2, 300) }),
    output: exclusionView,
    refusals: ['platform.not_found', 'requests.own_exclusion', 'requests.exclusion_decided'],
  },
  'POST /api/c/:community/exclusions/:id/withdraw': {
    name: 'requests.withdraw_exclusion',
    summary: '撤回剔除：申请人撤回申请，或者审核人收回已同意的',
    access: read,
    params: oneInCommunity,
    body: z.object({ reason: text(2, 300) }),
    output: exclusionView,
    refusals: ['platform.not_found', 'platform.not_allowed', 'requests.exclusion_decided'],
  },
  'GET /api/c/:community/exclusions/:id/files/:file': {
    name: 'requests.exclusion_file',
    summary: '剔除申请的依据',
    access: read,
    params: oneInCommunity.extend({ file: id }),
    output: z.unknown(),
    binary: true,
    refusals: ['platform.not_found'],
  },
})
