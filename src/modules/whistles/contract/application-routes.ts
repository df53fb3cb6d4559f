import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { can, id, inCommunity, instant, oneInCommunity, pageOf, pageQuery, text } from '../../../shared/schemas.ts'
import { organisation } from './registration-views.ts'

const keep = { permission: 'whistles.registrations' } as const

/** What organisations that ask may be; departments, companies and street offices are entered by the community. */
export const applicantKinds = ['partner_unit', 'social_organisation', 'party_branch'] as const
export const applicationStates = ['asked', 'confirmed', 'declined'] as const

export const applicationView = z.object({
  id,
  home_organisation: z.string(),
  kind: z.enum(applicantKinds),
  contact_name: z.string(),
  contact_phone: z.string(),
  offers: z.string(),
  asked_at: instant,
  state: z.enum(applicationStates),
  answered_at: instant.nullable(),
  reason: z.string(),
  /** the body it became */
  body_id: id.nullable(),
  can,
})

/** Organisations the register of bodies doesn't know (双报到): they ask, staff confirm, their contact gets access. */
export const applicationRoutes = defineRoutes({
  'POST /api/c/:community/organisation-applications': {
    name: 'whistles.apply_organisation',
    summary: '单位想来报到（不用登录；社区核对后给联系人发邀请）',
    access: 'public',
    limits: [
      { of: 'guest', most: 5, seconds: 3_600 },
      { of: 'person', most: 5, seconds: 3_600 },
    ],
    params: inCommunity,
    body: z.object({
      home_organisation: organisation,
      kind: z.enum(applicantKinds),
      contact_name: text(1, 30),
      contact_phone: z.string().max(30),
      offers: text(0, 300).default(''),
    }),
    output: z.object({ home_organisation: z.string(), asked_at: instant }),
    status: 201,
    refusals: ['whistles.phone_unfit', 'whistles.registered_already', 'whistles.asked_already'],
  },
  'GET /api/c/:community/organisation-applications': {
    name: 'whistles.applications',
    summary: '想来报到的单位',
    access: keep,
    params: inCommunity,
    query: pageQuery.extend({ state: z.enum(applicationStates).default('asked') }),
    output: pageOf(applicationView),
    refusals: ['platform.cursor_invalid'],
  },
  'POST /api/c/:community/organisation-applications/:id/confirm': {
    name: 'whistles.confirm_application',
    summary: '收下单位的报到：登记单位、给联系人设岗位、发邀请码',
    access: keep,
    params: oneInCommunity,
    /** `body_id`: it stands in the register already, by another name. */
    body: z.object({ body_id: id.optional(), post: text(2, 40) }),
    /** `code`: for handing over, where no short message can be sent. */
    output: applicationView.extend({ code: z.string() }),
    refusals: [
      'platform.not_found',
      'platform.not_allowed',
      'whistles.application_over',
      'whistles.body_unknown',
      'whistles.registered_already',
      'bodies.name_taken',
      'bodies.title_taken',
    ],
  },
  'POST /api/c/:community/organisation-applications/:id/decline': {
    name: 'whistles.decline_application',
    summary: '不收下单位的报到，写明原因',
    access: keep,
    params: oneInCommunity,
    body: z.object({ reason: text(2, 200) }),
    output: applicationView,
    refusals: ['platform.not_found', 'whistles.application_over'],
  },
})
