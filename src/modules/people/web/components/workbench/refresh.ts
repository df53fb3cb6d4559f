/** Reads that a change in the register makes old. */
export const refresh = [
  'GET /api/c/:community/people/:id',
  'GET /api/c/:community/people',
  'GET /api/c/:community/people/search',
]

/** Reads that a change of the community's own fields makes old. */
export const fieldReads = [
  'GET /api/c/:community/people/fields',
  'GET /api/c/:community/people',
  'GET /api/c/:community/people/:id',
]

/** Reads that a change of who lives in a dwelling makes old. */
export const dwellingReads = ['GET /api/c/:community/dwellings/:id/people']
