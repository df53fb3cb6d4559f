import { z } from 'zod'
import { defineRoutes } from '../../../../shared/contract.ts'
import { oneInCommunity } from '../../../../shared/schemas.ts'

const keep = { permission: 'deliberation.keep' } as const

/** Homes of a hall where nobody has an account: they hear of its opening by hand. */
export const byHandRoutes = defineRoutes({
  'GET /api/c/:community/topics/:id/by-hand': {
    name: 'deliberation.hall_by_hand',
    summary: '家里没有人有账号、要当面告知的住户：一共几户，每栋几户',
    access: keep,
    params: oneInCommunity,
    output: z.object({
      homes: z.number().int(),
      left: z.number().int(),
      buildings: z.array(z.object({ name: z.string(), left: z.number().int() })),
    }),
    refusals: ['platform.not_found', 'platform.not_allowed'],
  },
  'POST /api/c/:community/topics/:id/by-hand/export': {
    name: 'deliberation.export_hall_by_hand',
    summary: '导出要当面告知的住户（按走的顺序，只有门牌）',
    access: keep,
    params: oneInCommunity,
    body: z.object({}),
    output: z.unknown(),
    binary: true,
    refusals: ['platform.not_found', 'platform.not_allowed'],
  },
})
