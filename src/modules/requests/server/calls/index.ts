import type { Operation } from '../../../../platform/command/types.ts'
import { addFromCall } from './add-from-call.ts'
import { endCall, settleCallBack } from './end-call.ts'
import { fileFromCall } from './file-from-call.ts'
import { joinFromCall } from './join-from-call.ts'
import { nameCaller } from './name-caller.ts'
import { callDay, callsToReturn, currentCall, listCalls } from './queries.ts'
import { takeCall } from './take-call.ts'

export const calls: readonly Operation[] = [
  takeCall,
  nameCaller,
  fileFromCall,
  addFromCall,
  joinFromCall,
  endCall,
  settleCallBack,
  currentCall,
  listCalls,
  callsToReturn,
  callDay,
]
