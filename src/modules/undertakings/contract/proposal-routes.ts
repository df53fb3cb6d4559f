import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { inCommunity, oneInCommunity, text } from '../../../shared/schemas.ts'
import { proposalView } from './views.ts'

const keep = { permission: 'undertakings.keep' } as const

export const proposalRoutes = defineRoutes({
  'GET /api/c/:community/topic-proposals': {
    name: 'undertakings.proposals',
    summary: '反复出现、还没有立专题的同类诉求',
    access: keep,
    params: inCommunity,
    output: z.object({ items: z.array(proposalView) }),
  },
  'POST /api/c/:community/topic-proposals/:id/set-aside': {
    name: 'undertakings.set_aside',
    summary: '不立专题，写明原因',
    access: keep,
    params: oneInCommunity,
    body: z.object({ reason: text(2, 200) }),
    output: z.object({ items: z.array(proposalView) }),
    refusals: ['platform.not_found'],
  },
})
