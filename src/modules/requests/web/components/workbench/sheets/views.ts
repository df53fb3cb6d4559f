import type { z } from 'zod'
import type { boundaryPreview, catalogueImport, itemsPreview } from '../../../../contract.ts'

export type ItemsPreview = z.output<typeof itemsPreview>
export type BoundaryPreview = z.output<typeof boundaryPreview>
export type CatalogueImport = z.output<typeof catalogueImport>

/** Reads that a sheet taken in, or back, makes old. */
export const refresh = [
  'GET /api/c/:community/catalogue',
  'GET /api/c/:community/catalogue/:code',
  'GET /api/c/:community/catalogue/imports',
  'GET /api/c/:community/boundary',
]
