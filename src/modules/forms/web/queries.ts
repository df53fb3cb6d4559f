import { createApi } from '../../../app/web/api.ts'
import type { routes } from '../contract.ts'

export const { call, useRead, useReadPages, useWrite } = createApi<typeof routes>()

/** What shows something else after a form or a fill was changed. */
export const formReads = [
  'GET /api/c/:community/forms',
  'GET /api/c/:community/forms/due',
  'GET /api/c/:community/forms/:id',
  'GET /api/c/:community/form-fills/:id',
  'GET /api/c/:community/form-fills/:id/rows',
  'GET /api/c/:community/form-parts',
  'GET /api/c/:community/form-parts/:id',
  'GET /api/c/:community/form-parts/:id/rows',
]
