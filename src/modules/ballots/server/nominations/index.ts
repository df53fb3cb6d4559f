import type { Operation } from '../../../../platform/command/types.ts'
import { giveAssent, noteAssent } from './assent.ts'
import { listNominations, openCall, openCallPage, openCalls, ownCalls, ownNominationList } from './calls.ts'
import { checkNomination, correctNomination, leaveOutNomination, listNomination, unlistNomination } from './check.ts'
import { endorse, endorseFor } from './endorse.ts'
import { answerMerge, answerMergeFor, askMerge } from './merge.ts'
import { changeOwnNomination, nominate, nominateFor } from './propose.ts'
import { withdrawNomination, withdrawNominationFor } from './withdraw.ts'

export const nominationOperations: readonly Operation[] = [
  ...[
    openCall,
    listNominations,
    nominateFor,
    endorseFor,
    correctNomination,
    checkNomination,
    noteAssent,
    askMerge,
    answerMergeFor,
  ],
  ...[listNomination, unlistNomination, leaveOutNomination, withdrawNominationFor],
  ...[ownCalls, ownNominationList, nominate, changeOwnNomination, withdrawNomination, endorse, giveAssent, answerMerge],
  ...[openCalls, openCallPage],
]
