import type { Operation } from '../../../../platform/command/types.ts'
import { addRoster, changeRoster, clearDutyDay, roster, rosters, setDutyDay, setPattern } from './commands.ts'
import { askSwap, settleSwap } from './swaps.ts'

export const rosterOperations: readonly Operation[] = [
  rosters,
  roster,
  addRoster,
  changeRoster,
  setPattern,
  setDutyDay,
  clearDutyDay,
  askSwap,
  settleSwap,
]
