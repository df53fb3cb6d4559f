import type { Operation } from '../../../../platform/command/types.ts'
import { answerForwarding, remindForwarding, withdrawForwarding } from './follow-up.ts'
import { forwardOut } from './forward-out.ts'
import { forwardings, forwardingsOfRequest, letter } from './queries.ts'

export const forwardingOperations: readonly Operation[] = [
  forwardOut,
  remindForwarding,
  answerForwarding,
  withdrawForwarding,
  forwardingsOfRequest,
  forwardings,
  letter,
]
