/** What others may ask of requests: the rules that hold, what other ones would do, moving limits, finding, counting anew. */

export { whichCertificate } from './catalogue/certificates.data.ts'
export {
  askedBy,
  askersAmong,
  type BeyondRequest,
  filedSince,
  itemNamesOf,
  overlongRequests,
  requestByNumber,
  requestsBeyond,
  tellAskers,
} from './server/beyond/beyond.ts'
export { addWords } from './server/commands/add-words.ts'
export { fileOnBehalf } from './server/commands/file-request-for.ts'
export { joinOnBehalf } from './server/commands/join-request-for.ts'
export { judgeAsAsker } from './server/commands/judge-request.ts'
export { supplementByLetter } from './server/commands/supplement-by-letter.ts'
export { counterName as requestCounter } from './server/counting/measures.ts'
export { countAnew, countDifferences } from './server/counting/recount.ts'
export { type ForwardingFacts, forwardingFacts } from './server/forwardings/facts.ts'
export { writeUpRing } from './server/lines/hear-line.ts'
export { answeredRings, ringToWriteUp } from './server/lines/rings.ts'
export { proposeItems } from './server/proposals/propose-items.ts'
export { filedAtCounter } from './server/queries/filed-at-counter.ts'
export { filedByClassAndState } from './server/queries/filed-by.ts'
export {
  type FoundItem,
  type FoundRequest,
  findItems,
  findRequests,
  findRequestsByPhone,
  requestsSeen,
  type SeenRequest,
} from './server/queries/find.ts'
export { followOf } from './server/queries/follow-facts.ts'
export {
  type CommunityRules,
  calendarFrom,
  calendarSetting,
  communityRules,
  usualHours,
} from './server/rules/community.ts'
export { moveBy, movedBy } from './server/rules/deadlines.ts'
export { emergenciesSetting, emergencyWordsOf, replayEmergencies, tidyWords } from './server/rules/emergencies.ts'
export { replayDays, replayOfRules } from './server/rules/replay.ts'
export { followCodeOf } from './server/views/follow-code.ts'
