import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { inCommunity, oneInCommunity, text } from '../../../shared/schemas.ts'
import { neighbourMatter } from './closing-views.ts'

const output = z.object({ items: z.array(neighbourMatter) })

export const neighbourRoutes = defineRoutes({
  'GET /api/c/:community/my/neighbour-matters': {
    name: 'requests.neighbour_matters',
    summary: '身边说办好了的公共事：请邻居看一眼',
    access: 'member',
    params: inCommunity,
    output,
  },
  'POST /api/c/:community/my/neighbour-matters/:id/word': {
    name: 'requests.neighbour_word',
    summary: '邻居说一句：真办好了，还是没办好',
    access: 'member',
    params: oneInCommunity,
    body: z.object({ done: z.boolean(), comment: text(0, 300).default('') }),
    output,
    refusals: [
      'platform.not_found',
      'requests.own_matter',
      'requests.not_done_why',
      'requests.state_forbids',
      'requests.window_over',
    ],
  },
})
