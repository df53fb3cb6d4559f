import { createApi } from '../../../app/web/api.ts'
import type { routes } from '../contract.ts'

/** Typed calls of this module's routes. */
export const { call, useRead, useReadPages, useWrite } = createApi<typeof routes>()

/** Reads that change with a questionnaire. */
export const questionnaireReads = [
  'GET /api/c/:community/questionnaires',
  'GET /api/c/:community/questionnaires/:id',
  'GET /api/c/:community/questionnaires/:id/population',
  'GET /api/c/:community/questionnaires/:id/results',
  'GET /api/c/:community/questionnaires/:id/papers',
]
