import type { z } from 'zod'
import type { kinds, ownUndertaking, proposalView, undertakingBrief, undertakingView } from '../../contract.ts'

export type Brief = z.output<typeof undertakingBrief>
export type Undertaking = z.output<typeof undertakingView>
export type Own = z.output<typeof ownUndertaking>
export type Proposal = z.output<typeof proposalView>
export type Kind = (typeof kinds)[number]

/** Where the list of a kind stands. */
export const pathOf: Record<Kind, string> = {
  topic: '/topics',
  long_case: '/long-cases',
  advocacy: '/advocacies',
}

/** Reads that any act makes old. */
export const undertakingReads = [
  'GET /api/c/:community/undertakings',
  'GET /api/c/:community/undertakings/:id',
  'GET /api/c/:community/undertakings/waiting',
  'GET /api/c/:community/topic-proposals',
  'GET /api/c/:community/requests/:id/undertakings',
]
