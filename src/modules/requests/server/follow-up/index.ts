import type { Operation } from '../../../../platform/command/types.ts'
import { callersList } from './callers.ts'
import { followUps } from './list.ts'
import { callScripts, setCallScript } from './scripts.ts'
import { setCaller, shareOutCalls } from './share-out.ts'

export const followUp: readonly Operation[] = [
  followUps,
  callersList,
  shareOutCalls,
  setCaller,
  callScripts,
  setCallScript,
]
