/** Reads that a change in the register makes old. */
export const refresh = [
  'GET /api/c/:community/people/:id',
  'GET /api/c/:community/people',
  'GET /api/c/:community/people/search',
]
