/** Reads that a change of bodies or posts makes old. */
export const refresh = [
  'GET /api/c/:community/bodies',
  'GET /api/c/:community/bodies/:id',
  'GET /api/c/:community/posts',
  'GET /api/c/:community/posts/:id',
  'GET /api/c/:community/compounds/:id',
]
