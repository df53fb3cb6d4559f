import type { Operation } from '../../../../platform/command/types.ts'
import { patrolFigures } from './counting.ts'
import { excuseMissed, missedPatrols } from './dues.ts'
import { listRoutes, makeRoute, oneRoute, patrolWalkers, restoreRoute, retireRoute, reviseRoute } from './keep-route.ts'
import { noteFinding } from './note-finding.ts'
import { notePatrol } from './note-patrol.ts'
import { ownPatrols, pointByCode } from './own-patrols.ts'
import { findingPhoto, listFindings, oneFinding, verifyFinding } from './verify-finding.ts'

export const patrolOperations: readonly Operation[] = [
  listRoutes,
  patrolWalkers,
  oneRoute,
  makeRoute,
  reviseRoute,
  retireRoute,
  restoreRoute,
  excuseMissed,
  missedPatrols,
  patrolFigures,
  listFindings,
  pointByCode,
  ownPatrols,
  notePatrol,
  noteFinding,
  oneFinding,
  verifyFinding,
  findingPhoto,
]
