import type { z } from 'zod'
import type { forwardingView, letterView } from '../../../../contract.ts'

export type Forwarding = z.output<typeof forwardingView>
export type Letter = z.output<typeof letterView>

/** Reads that what becomes of a letter makes old. */
export const refresh = [
  'GET /api/c/:community/requests/:id/forwardings',
  'GET /api/c/:community/forwardings',
  'GET /api/c/:community/requests/:id',
]
