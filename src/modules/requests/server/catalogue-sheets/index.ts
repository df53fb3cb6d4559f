import type { Operation } from '../../../../platform/command/types.ts'
import { previewBoundary, takeBoundary } from './boundary-sheet.ts'
import { catalogueImports } from './imports.ts'
import { previewItems } from './preview-items.ts'
import { takeItems } from './take-items.ts'
import { boundarySheet, catalogueSheet } from './take-out.ts'
import { undoImport } from './undo-import.ts'

export const sheetOperations: readonly Operation[] = [
  catalogueSheet,
  boundarySheet,
  previewItems,
  previewBoundary,
  takeItems,
  takeBoundary,
  undoImport,
  catalogueImports,
]
