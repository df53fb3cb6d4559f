import type { Operation } from '../../../../platform/command/types.ts'
import { openAskPoint, retireAskPoint, reviseAskPoint } from './commands.ts'
import { askPointByCode, listAskPoints, oneAskPoint } from './queries.ts'

export const askPoints: readonly Operation[] = [
  openAskPoint,
  reviseAskPoint,
  retireAskPoint,
  askPointByCode,
  listAskPoints,
  oneAskPoint,
]
