/** What the law gives persons over what is kept of them (个人信息保护法 13-17, 28-31, 44-50). Parts live in `contract/`. */
import { z } from 'zod'
import { defineEvents, defineRefusals, defineRoutes } from '../../shared/contract.ts'
import { id } from '../../shared/schemas.ts'
import { consentRoutes } from './contract/consent-routes.ts'
import { heldRoutes } from './contract/held-routes.ts'
import { topic } from './contract/kinds.ts'
import { noticeRoutes } from './contract/notice-routes.ts'
import { rightsRoutes } from './contract/rights-routes.ts'

export { consentsView, consentView } from './contract/consent-routes.ts'
export { assessmentView, heldSection, heldView, termView } from './contract/held-routes.ts'
export * from './contract/kinds.ts'
export { draftView, noticesView, noticeView, ownNotice } from './contract/notice-routes.ts'
export { ownRightView, rightView } from './contract/rights-routes.ts'

export const routes = defineRoutes({ ...noticeRoutes, ...consentRoutes, ...rightsRoutes, ...heldRoutes })

export const refusals = defineRefusals({
  'privacy.guardian_needed': 422,
  'privacy.changes_unsaid': 422,
  'privacy.notice_missing': 409,
  'privacy.notice_changed': 409,
  'privacy.draft_missing': 409,
  'privacy.changed_meanwhile': 409,
  'privacy.consent_given': 409,
  'privacy.no_consent': 409,
  'privacy.right_open': 409,
  'privacy.right_ended': 409,
  'privacy.no_copy_asked': 409,
  'privacy.term_fixed': 409,
  'privacy.term_short': 422,
})

const ofPerson = z.object({ person_id: id })
const right = z.object({ right_id: id, person_id: id })

export const events = defineEvents({
  'privacy.notice_published': z.object({ notice_id: id, topic }),
  'privacy.consent_changed': ofPerson,
  'privacy.right_asked': right,
  'privacy.right_answered': right,
  'privacy.erased': ofPerson,
  'privacy.forgetting_due': z.object({ kind: z.string() }),
})
