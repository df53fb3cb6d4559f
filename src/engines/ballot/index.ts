export { countAside } from './aside/aside.ts'
export type { Count, Job } from './aside/job.ts'
export { explain, type Words } from './explain.ts'
export { explainLacking } from './explain-lacking.ts'
export { BallotFault } from './fault.ts'
export { writeOwn } from './formats/own.ts'
export { readElection } from './formats/read.ts'
export { type Lack, lacking } from './lacking.ts'
export { commitmentOf, drawLot, keepsCommitment } from './lot.ts'
export {
  type Checked,
  checkSigned,
  isSigned,
  messageOf,
  type Paper,
  publicKeyOf,
  randomBytesOfPaper,
  receiptOf,
  type Signed,
  saltLength,
} from './signed.ts'
export { type Asked, ruleNames, tally } from './tally.ts'
export type {
  ApprovalElection,
  BudgetElection,
  Election,
  Id,
  Outcome,
  RankedElection,
  Round,
  ScoreElection,
  Tie,
} from './types.ts'
