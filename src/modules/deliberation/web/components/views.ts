import type { z } from 'zod'
import type { decisionView, meetingView, seriesView, suggestionView } from '../../contract.ts'

export type Meeting = z.output<typeof meetingView>
export type Item = Meeting['items'][number]
export type Attendee = Meeting['attendees'][number]
export type Decision = z.output<typeof decisionView>
export type Suggestion = z.output<typeof suggestionView>
export type Series = z.output<typeof seriesView>

/** Reads that any act on a meeting changes. */
export const meetingReads = [
  'GET /api/c/:community/meetings',
  'GET /api/c/:community/meetings/:id',
  'GET /api/c/:community/decisions',
  'GET /api/c/:community/promises',
  'GET /api/c/:community/suggestions',
  'GET /api/c/:community/requests/:id/meetings',
]
export const seriesReads = ['GET /api/c/:community/meeting-series', 'GET /api/c/:community/meeting-series/:id']
export const kinds = ['bench', 'joint', 'representatives', 'round_table', 'urgent', 'body'] as const
