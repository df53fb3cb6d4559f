import type { z } from 'zod'
import type { routes } from '../../../../contract.ts'

type Kept = z.output<(typeof routes)['GET /api/c/:community/tags/kept']['output']>
export type KeptTag = Kept['items'][number]
export type TagChange = Kept['changes'][number]

/** Reads that a change of the tags makes old. */
export const refresh = [
  'GET /api/c/:community/tags/kept',
  'GET /api/c/:community/tags',
  'GET /api/c/:community/requests',
  'GET /api/c/:community/requests/:id/team',
]
