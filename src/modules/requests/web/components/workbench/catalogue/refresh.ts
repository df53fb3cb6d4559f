/** Reads that a change of the catalogue makes old. */
export const refresh = ['GET /api/c/:community/catalogue', 'GET /api/c/:community/catalogue/:code']
