import type { z } from 'zod'
import type { callView, kindView, whistleBrief, whistleView } from '../../../contract.ts'

export type Brief = z.output<typeof whistleBrief>
export type Whistle = z.output<typeof whistleView>
export type Call = z.output<typeof callView>
export type Kind = z.output<typeof kindView>

/** Reads that any act on a whistle changes. */
export const whistleReads = [
  'GET /api/c/:community/whistles',
  'GET /api/c/:community/whistles/:id',
  'GET /api/c/:community/whistles/waiting',
  'GET /api/c/:community/whistles/figures',
  'GET /api/c/:community/requests/:id/whistles',
]
