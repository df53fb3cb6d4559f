import type { Operation } from '../../../../platform/command/types.ts'
import { agendaSources, setAgenda, settleProposal } from './agenda.ts'
import { callMeeting, cancelMeeting, meetingsOfRequest, moveMeeting, oneMeeting } from './call.ts'
import { figures } from './counting.ts'
import { listDecisions } from './decision-list.ts'
import {
  decisionFile,
  dropDecision,
  finishDecision,
  moveDecision,
  owners,
  promises,
  reopenDecision,
  tieDecision,
} from './decisions.ts'
import { closeMeeting, decide, noteItem, noteSuggestion, noteVote, openMeeting, readOut, stepOut } from './hold.ts'
import { laws, setLaw } from './laws.ts'
import { listMeetings } from './meeting-list.ts'
import { addAddendum, approveMinutes, publishMinutes } from './minutes.ts'
import { openMeetings, openMinutes } from './open.ts'
import { answerInvitation, checkIn, checkInPage, ownMeeting, ownMeetings, proposeItem } from './own.ts'
import { makePaper } from './papers/make-paper.ts'
import { invite, keepAttendee } from './people.ts'
import { changeSeries, endSeries, listSeries, makeSeries, oneSeries, previewSeries, setSeriesDay } from './series.ts'
import { exportDecisions, exportMeetings, exportSuggestions } from './sheets.ts'
import { answerSuggestion, listSuggestions } from './suggestions.ts'

export const meetingOperations: readonly Operation[] = [
  listMeetings,
  exportMeetings,
  exportDecisions,
  exportSuggestions,
  callMeeting,
  oneMeeting,
  moveMeeting,
  cancelMeeting,
  agendaSources,
  setAgenda,
  settleProposal,
  invite,
  keepAttendee,
  openMeeting,
  noteItem,
  stepOut,
  noteVote,
  decide,
  readOut,
  noteSuggestion,
  listSuggestions,
  answerSuggestion,
  closeMeeting,
  approveMinutes,
  publishMinutes,
  addAddendum,
  makePaper,
  meetingsOfRequest,
  listDecisions,
  finishDecision,
  dropDecision,
  moveDecision,
  tieDecision,
  reopenDecision,
  decisionFile,
  promises,
  figures,
  owners,
  listSeries,
  makeSeries,
  previewSeries,
  oneSeries,
  changeSeries,
  setSeriesDay,
  endSeries,
  laws,
  setLaw,
  ownMeetings,
  ownMeeting,
  answerInvitation,
  proposeItem,
  checkInPage,
  checkIn,
  openMeetings,
  openMinutes,
]
