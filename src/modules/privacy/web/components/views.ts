import type { z } from 'zod'
import type {
  assessmentView,
  consentsView,
  consentView,
  draftView,
  heldSection,
  noticeView,
  ownNotice,
  ownRightView,
  RightKind,
  rightView,
  termView,
} from '../../contract.ts'

export type Notice = z.output<typeof noticeView>
export type Draft = z.output<typeof draftView>
export type OwnNotice = z.output<typeof ownNotice>
export type Consent = z.output<typeof consentView>
export type Consents = z.output<typeof consentsView>
export type OwnRight = z.output<typeof ownRightView>
export type HeldSection = z.output<typeof heldSection>
export type Term = z.output<typeof termView>
export type Assessment = z.output<typeof assessmentView>
export type Right = z.output<typeof rightView>
export type { RightKind }

export const noticeParts = ['purpose', 'kinds', 'retention', 'rights', 'contact'] as const
export const rightKinds: RightKind[] = ['correction', 'deletion', 'explanation', 'copy', 'portability', 'access']
export const rightTones = { open: 'work', granted: 'done', declined: 'info', withdrawn: 'rest' } as const
export const consentTones = { none: 'rest', given: 'done', again: 'need', ended: 'rest' } as const

/** Reads that several pages refresh. */
export const ownNotices = 'GET /api/c/:community/own/notices'
export const drafts = 'GET /api/c/:community/notice-drafts'
export const rightsRead = 'GET /api/c/:community/rights'
export const rightRead = 'GET /api/c/:community/rights/:id'
export const termsRead = 'GET /api/c/:community/retention'
export const assessmentsRead = 'GET /api/c/:community/assessments'
export const consentsRead = 'GET /api/c/:community/people/:id/consents'
