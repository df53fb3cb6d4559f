import type { z } from 'zod'
import type { dutyView, neighbourCallForStaff, registrationView, routes } from '../../../contract.ts'

export type NeighbourCall = z.output<typeof neighbourCallForStaff>
export type NeighbourCallDetail = z.output<(typeof routes)['GET /api/c/:community/neighbour-calls/:id']['output']>
export type Registration = z.output<typeof registrationView>
export type Duty = z.output<typeof dutyView>
export type DutyDetail = z.output<(typeof routes)['GET /api/c/:community/duties/:id']['output']>

/** Reads that an act on a call changes. */
export const callReads = ['GET /api/c/:community/neighbour-calls', 'GET /api/c/:community/neighbour-calls/:id']

/** Reads that a registration or what somebody takes on changes. */
export const dutyReads = [
  'GET /api/c/:community/duties',
  'GET /api/c/:community/duties/:id',
  'GET /api/c/:community/dual-registrations',
  'GET /api/c/:community/dual-registrations/organisations',
  'GET /api/c/:community/dual-registrations/statement',
]
