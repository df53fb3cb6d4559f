import type { Operation } from '../../../../platform/command/types.ts'
import { acceptRequest } from './accept-request.ts'
import { amendRequest } from './amend-request.ts'
import { answerColleague } from './answer-question.ts'
import { askColleague } from './ask-colleague.ts'
import { callBackRequester } from './call-back-requester.ts'
import { contactRequester } from './contact-requester.ts'
import { dispatchRequest } from './dispatch-request.ts'
import { extendRequest } from './extend-request.ts'
import { fileRequestOnline } from './file-request.ts'
import { fileRequestFor } from './file-request-for.ts'
import { finishRequest } from './finish-request.ts'
import { handOverRequest } from './hand-over-request.ts'
import { joinRequest } from './join-request.ts'
import { joinRequestFor } from './join-request-for.ts'
import { judgeByCode, judgeRequest } from './judge-request.ts'
import { mergeRequest } from './merge-request.ts'
import { noteRequest } from './note-request.ts'
import { pauseRequest } from './pause-request.ts'
import { reclassifyRequest } from './reclassify-request.ts'
import { reopenRequest } from './reopen-request.ts'
import { resumeRequest } from './resume-request.ts'
import { revealContact } from './reveal-contact.ts'
import { ruleDispatch } from './rule-dispatch.ts'
import { sendBackRequest } from './send-back-request.ts'
import { snoozeRequest } from './snooze-request.ts'
import { splitRequest } from './split-request.ts'
import { supplementRequest } from './supplement-request.ts'
import { tagRequest } from './tag-request.ts'
import { tierRequest } from './tier-request.ts'
import { undoRequest } from './undo-request.ts'
import { unmergeRequest } from './unmerge-request.ts'
import { wakeRequest } from './wake-request.ts'
import { takeBackQuestion } from './withdraw-question.ts'
import { withdrawRequest } from './withdraw-request.ts'

export const commands: readonly Operation[] = [
  fileRequestOnline,
  fileRequestFor,
  supplementRequest,
  judgeRequest,
  judgeByCode,
  withdrawRequest,
  joinRequest,
  joinRequestFor,
  dispatchRequest,
  acceptRequest,
  sendBackRequest,
  contactRequester,
  noteRequest,
  handOverRequest,
  pauseRequest,
  resumeRequest,
  reclassifyRequest,
  finishRequest,
  callBackRequester,
  reopenRequest,
  revealContact,
  askColleague,
  answerColleague,
  takeBackQuestion,
  snoozeRequest,
  wakeRequest,
  mergeRequest,
  unmergeRequest,
  splitRequest,
  tagRequest,
  amendRequest,
  undoRequest,
  ruleDispatch,
  extendRequest,
  tierRequest,
]
