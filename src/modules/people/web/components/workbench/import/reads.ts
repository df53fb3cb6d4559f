import type { ImportView } from '../views.ts'

/** Reads that an act on an import makes old. */
export const importReads = [
  'GET /api/c/:community/people/imports',
  'GET /api/c/:community/people/imports/:id',
  'GET /api/c/:community/people/imports/:id/columns',
]

const everyMs = 1_500

/** Asked again while a sheet is being looked at, written or taken back. */
export function whileWorking(query: { state: { data: ImportView | undefined } }): number | false {
  const state = query.state.data?.state
  return state === 'checking' || state === 'applying' || state === 'undoing' ? everyMs : false
}
