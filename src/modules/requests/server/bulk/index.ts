import type { Operation } from '../../../../platform/command/types.ts'
import { allReceivers } from '../queries/all-receivers.ts'
import { bulkFile } from './bulk-file.ts'
import { changeMacro, deleteMacro, listMacros, saveMacro } from './macros.ts'
import { previewBulk } from './preview-bulk.ts'
import { bulkRuns, oneBulkRun, stopBulk } from './runs.ts'
import { startBulk } from './start-bulk.ts'

/** Acts on many requests, and sequences of acts under a name. */
export const bulkOperations: readonly Operation[] = [
  previewBulk,
  startBulk,
  bulkRuns,
  oneBulkRun,
  stopBulk,
  bulkFile,
  allReceivers,
  listMacros,
  saveMacro,
  changeMacro,
  deleteMacro,
]
