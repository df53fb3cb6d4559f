import type { Operation } from '../../../../platform/command/types.ts'
import { caseToRequest, handOver, note, takeMatter, visit, workMatter } from './acts.ts'
import { keepers, listCases, oneCase, waiting } from './queries.ts'
import { receive } from './receive.ts'

export const caseOperations: readonly Operation[] = [
  receive,
  listCases,
  waiting,
  oneCase,
  takeMatter,
  workMatter,
  visit,
  note,
  keepers,
  handOver,
  caseToRequest,
]
