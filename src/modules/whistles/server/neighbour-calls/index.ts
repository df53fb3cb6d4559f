import type { Operation } from '../../../../platform/command/types.ts'
import { callNeighbours, come, enterComer, holdCall, leaveCall, withdrawCall } from './commands.ts'
import { listNeighbourCalls, oneNeighbourCall, ownNeighbourCall, ownNeighbourCalls } from './queries.ts'

export const neighbourCallOperations: readonly Operation[] = [
  listNeighbourCalls,
  callNeighbours,
  oneNeighbourCall,
  enterComer,
  holdCall,
  withdrawCall,
  ownNeighbourCalls,
  ownNeighbourCall,
  come,
  leaveCall,
]
