/** Reads that a change of the trees makes old. */
export const refreshAreas = [
  'GET /api/c/:community/areas',
  'GET /api/c/:community/areas/tree',
  'GET /api/c/:community/areas/:id',
  'GET /api/c/:community/areas/search',
  'GET /api/c/:community/compounds',
]

/** Reads that a change of dwellings makes old. */
export const refreshDwellings = ['GET /api/c/:community/areas/:id/dwellings', 'GET /api/c/:community/areas/:id']
