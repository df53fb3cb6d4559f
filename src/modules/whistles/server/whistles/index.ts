import type { Operation } from '../../../../platform/command/types.ts'
import { blowWhistle } from './blow.ts'
import { actOnCall, callDepartment, refuseCall, reportIn } from './department-acts.ts'
import { departments } from './departments.ts'
import { figures } from './figures.ts'
import { kinds, setKind } from './kinds.ts'
import { closeWhistle, noteWhistle, rateDepartment, withdrawWhistle } from './lead-acts.ts'
import { listWhistles, oneWhistle, waiting, whistleFile, whistlesOfRequest } from './queries.ts'

export const whistleOperations: readonly Operation[] = [
  listWhistles,
  waiting,
  kinds,
  setKind,
  departments,
  figures,
  blowWhistle,
  oneWhistle,
  whistleFile,
  whistlesOfRequest,
  callDepartment,
  reportIn,
  refuseCall,
  actOnCall,
  rateDepartment,
  noteWhistle,
  closeWhistle,
  withdrawWhistle,
]
