import type { Operation } from '../../../../platform/command/types.ts'
import { signFigures } from './figures.ts'
import { actOnSign, listSigns, noteSign, oneSign, ownSigns, withdrawSign } from './note-sign.ts'

export const signOperations: readonly Operation[] = [
  ownSigns,
  noteSign,
  listSigns,
  signFigures,
  oneSign,
  actOnSign,
  withdrawSign,
]
