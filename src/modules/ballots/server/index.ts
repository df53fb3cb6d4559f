import type { Operation } from '../../../platform/command/types.ts'
import { castByCode, castFor, castVote, voidVote } from './cast/cast.ts'
import { byCode, makeLetters } from './cast/codes.ts'
import { enterPaper, listPapers, paperScan, settlePaper } from './cast/papers.ts'
import { noteProxy, revokeProxy } from './cast/proxies.ts'
import { announceBallot, draftBallot, editBallot, withdrawBallot } from './draft.ts'
import { exportBallot } from './export.ts'
import { nominationOperations } from './nominations/index.ts'
import { decideObjection, raiseObjection } from './objections.ts'
import { openList, openOne } from './open.ts'
import { ownBallot, ownBallots } from './own-queries.ts'
import { listBallots, oneBallot, progress } from './queries.ts'
import { addVoter, nameRepresentative, noteDelivery, strikeVoter } from './roll/changes.ts'
import { drawRoll } from './roll/draw.ts'
import { listRoll } from './roll/queries.ts'
import { board } from './rounds/board.ts'
import { dropAffected, hearAffected, listAffected, listOthers, markAffected, ownAffected } from './rounds/lift.ts'
import { ballotVisits, planBallotVisits } from './rounds/visits.ts'
import { fileWords, listWords, noteWords } from './rounds/words.ts'
import { listPapersInUrn, urnFile } from './secret/open.ts'
import { handPaper, listUrnPapers, readUrnPaper, settleUrnPaper, urnPaperScan } from './secret/papers.ts'
import { takeRight, takeRightByCode, takeRightFor } from './secret/rights.ts'
import { putInUrn } from './secret/urn.ts'
import { displayResult, extendBallot, publishBallot, recount, settleBallot, tallyBallot } from './tally/commands.ts'

export const operations: readonly Operation[] = [
  ...[listBallots, draftBallot, oneBallot, editBallot, announceBallot, withdrawBallot, progress],
  ...[drawRoll, listRoll, addVoter, strikeVoter, nameRepresentative, noteDelivery, makeLetters],
  ...[castFor, voidVote, noteProxy, revokeProxy, listPapers, enterPaper, settlePaper, paperScan],
  ...[extendBallot, tallyBallot, recount, displayResult, settleBallot, publishBallot, decideObjection, exportBallot],
  ...[ownBallots, ownBallot, castVote, raiseObjection, byCode, castByCode, openList, openOne, board],
  ...[listWords, noteWords, fileWords, planBallotVisits, ballotVisits],
  ...[takeRight, takeRightByCode, takeRightFor, putInUrn, listPapersInUrn, urnFile],
  ...[handPaper, listUrnPapers, readUrnPaper, settleUrnPaper, urnPaperScan],
  ...[listOthers, ownAffected, listAffected, markAffected, hearAffected, dropAffected],
  ...nominationOperations,
]
