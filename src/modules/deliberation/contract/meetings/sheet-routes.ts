import { z } from 'zod'
import { defineRoutes, type Route } from '../../../../shared/contract.ts'
import { inCommunity } from '../../../../shared/schemas.ts'
import { decisionFilter, meetingFilter, suggestionFilter } from './filters.ts'

const sheet = {
  access: { permission: 'deliberation.read' },
  params: inCommunity,
  output: z.unknown(),
  binary: true,
  repeatable: true,
  refusals: ['deliberation.export_large'],
} as const satisfies Partial<Route>

/** Lists taken out as sheets. */
export const sheetRoutes = defineRoutes({
  'POST /api/c/:community/meetings/export': {
    ...sheet,
    name: 'deliberation.export_meetings',
    summary: '按当前筛选导出会议（最多 5,000 条；谁导出了什么会留下记录）',
    body: meetingFilter,
  },
  'POST /api/c/:community/decisions/export': {
    ...sheet,
    name: 'deliberation.export_decisions',
    summary: '按当前筛选导出会上的决定（最多 5,000 条；谁导出了什么会留下记录）',
    body: decisionFilter,
  },
  'POST /api/c/:community/suggestions/export': {
    ...sheet,
    name: 'deliberation.export_suggestions',
    summary: '导出建言和答复（最多 5,000 条；谁导出了什么会留下记录）',
    body: suggestionFilter,
  },
})
