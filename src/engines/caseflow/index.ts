export {
  type AskerRelation,
  askerOf,
  joinAskers,
  leaveAskers,
  mergeAskers,
  type NewAsker,
  unmergeAskers,
} from './askers.ts'
export {
  type CaseRow,
  type CaseState,
  type ClosedBy,
  isOpen,
  type LeadKind,
  type Outcome,
  reckonNextDue,
} from './case.ts'
export { type CaseChange, changeCase, type NewAssignment } from './change-case.ts'
export { changeCases, type ManyStep } from './change-cases.ts'
export { copyAskers, type Link, linksOf, linkThings, type Thing } from './links.ts'
export { type MergeRow, mergedInto, mergeOf, recordMerge, survivorOf, undoMerge } from './merges.ts'
export { areasOfCases, moveCases } from './move-cases.ts'
export { type DeadlineMove, moveDeadlines } from './move-deadlines.ts'
export { type NewCase, openCase } from './open-case.ts'
export {
  answerQuestion,
  askQuestion,
  lateQuestionsBy,
  lockQuestion,
  openQuestionsTo,
  type QuestionRow,
  questionsOfCase,
  withdrawQuestion,
  withdrawQuestionsOf,
} from './questions.ts'
export { type Snooze, snoozeCase, snoozeOf, wakeCase } from './snoozes.ts'
export { type NewStep, type StepActor, systemActor } from './steps.ts'
export { type Undoable, undoableOf, undoCase, undoWithin } from './undo-case.ts'
export { coverWords, namedBefore, personColumns, unnameAskers } from './unname.ts'
