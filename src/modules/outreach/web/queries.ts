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

/** Reads that change with a route of a patrol. */
export const patrolReads = [
  'GET /api/c/:community/patrol-routes',
  'GET /api/c/:community/patrol-routes/:id',
  'GET /api/c/:community/patrols/missed',
  'GET /api/c/:community/patrols/figures',
]

/** Reads that change with an early sign. */
export const signReads = [
  'GET /api/c/:community/signs',
  'GET /api/c/:community/my/signs',
  'GET /api/c/:community/signs/:id',
  'GET /api/c/:community/signs/figures',
]
