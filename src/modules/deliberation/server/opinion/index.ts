import type { Operation } from '../../../../platform/command/types.ts'
import { exportOpinion } from './export.ts'
import { answerStatement, makeStatement, ownOpinion, ownStatements, takeBackAnswer, withdrawStatement } from './own.ts'
import { moderateStatement, opinion, seedStatements, statements, switchMap } from './staff.ts'

export const opinionOperations: readonly Operation[] = [
  opinion,
  switchMap,
  exportOpinion,
  statements,
  seedStatements,
  moderateStatement,
  ownOpinion,
  ownStatements,
  makeStatement,
  answerStatement,
  takeBackAnswer,
  withdrawStatement,
]
