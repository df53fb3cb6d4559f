import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { inCommunity, oneInCommunity } from '../../../shared/schemas.ts'
import { openUndertaking, ownUndertaking } from './views.ts'

export const openRoutes = defineRoutes({
  'GET /api/c/:community/my/undertakings': {
    name: 'undertakings.own',
    summary: '我提过的事，社区还在为它做什么、结果怎样',
    access: 'member',
    params: inCommunity,
    output: z.object({ items: z.array(ownUndertaking) }),
  },
  'GET /api/c/:community/my/undertakings/:id': {
    name: 'undertakings.own_one',
    summary: '其中一件',
    access: 'member',
    params: oneInCommunity,
    output: ownUndertaking,
    refusals: ['platform.not_found'],
  },
  'GET /api/c/:community/open-undertakings': {
    name: 'undertakings.open_list',
    summary: '公开的专题和对外争取（不含任何个人）',
    access: 'public',
    params: inCommunity,
    output: z.object({ items: z.array(openUndertaking) }),
  },
})
