import { createApi } from '../../../app/web/api.ts'
import type { routes } from '../contract.ts'

/** Typed calls of this module's routes. */
export const { call, useRead, useReadPages, useWrite } = createApi<typeof routes>()

/** Reads that change with a round. */
export const roundReads = [
  'GET /api/c/:community/rounds',
  'GET /api/c/:community/rounds/:id',
  'GET /api/c/:community/rounds/:id/buildings',
]
