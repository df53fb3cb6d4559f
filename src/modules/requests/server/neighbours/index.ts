import type { Operation } from '../../../../platform/command/types.ts'
import { deskNeighbourOperations } from './at-desk.ts'
import { ownNeighbourOperations } from './own.ts'
import { slipOperations } from './slips.ts'

/** Neighbours' words on public matters: by their account, by a slip at their door, or told to staff. */
export const neighbourOperations: readonly Operation[] = [
  ...ownNeighbourOperations,
  ...slipOperations,
  ...deskNeighbourOperations,
]
