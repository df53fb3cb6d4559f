import type { z } from 'zod'
import type { callScript, exclusionView, followUpView } from '../../../../contract.ts'

export type FollowUp = z.output<typeof followUpView>
export type Script = z.output<typeof callScript>
export type Exclusion = z.output<typeof exclusionView>

/** Reads that a call or its sharing out makes old. */
export const followUpReads = [
  'GET /api/c/:community/follow-ups',
  'GET /api/c/:community/follow-ups/callers',
  'GET /api/c/:community/requests/:id',
  'GET /api/c/:community/requests',
  'GET /api/c/:community/desk',
]
