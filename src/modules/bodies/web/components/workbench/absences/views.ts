import type { AbsenceKind, AbsenceView, PostHolderView } from '../../../../contract.ts'

export type { AbsenceKind, AbsenceView, PostHolderView }

/** Reads that a change of somebody's absence makes old. */
export const absenceReads = [
  'GET /api/c/:community/my/absences',
  'GET /api/c/:community/absences',
  'GET /api/c/:community/absences/deputies',
]

/** Stands for "nobody" in the list of deputies: chosen on purpose, not left open. */
export const nobody = 'none'
