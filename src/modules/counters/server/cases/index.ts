import type { Operation } from '../../../../platform/command/types.ts'
import { caseToRequest, handOver, note, takeMatter, visit, workMatter } from './acts.ts'
import { correctStep } from './correct.ts'
import { keepers, listCases, oneCase, waiting } from './queries.ts'
import { receive } from './receive.ts'
import { caseSheet } from './sheet.ts'

export const caseOperations: readonly Operation[] = [
  receive,
  listCases,
  caseSheet,
  waiting,
  oneCase,
  takeMatter,
  workMatter,
  visit,
  note,
  correctStep,
  keepers,
  handOver,
  caseToRequest,
]
