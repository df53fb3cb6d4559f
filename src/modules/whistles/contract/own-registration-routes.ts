import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { can, id, inCommunity, oneInCommunity, text } from '../../../shared/schemas.ts'
import { organisation, ownDuty, registrationView } from './registration-views.ts'

const over = 'whistles.duty_over'

/** A member's own registration, and what they take on. */
export const ownRegistrationRoutes = defineRoutes({
  'GET /api/c/:community/my/dual-registration': {
    name: 'whistles.own_registration',
    summary: '我的双报到',
    access: 'member',
    params: inCommunity,
    output: z.object({
      registration: registrationView.omit({ contact_name: true, contact_phone: true, can: true }).nullable(),
      duties: z.array(ownDuty),
      can,
    }),
  },
  'POST /api/c/:community/my/dual-registration': {
    name: 'whistles.register',
    summary: '党员向居住的社区报到',
    access: 'member',
    params: inCommunity,
    body: z.object({ home_organisation: organisation, offers: text(0, 300).default('') }),
    output: z.object({ id }),
    status: 201,
    refusals: ['whistles.registered_already'],
  },
  'POST /api/c/:community/my/dual-registration/leave': {
    name: 'whistles.leave_registration',
    summary: '结束我的报到',
    access: 'member',
    params: inCommunity,
    body: z.object({ reason: text(0, 100).default('') }),
    output: z.object({ id }),
    refusals: ['whistles.registration_unknown'],
  },
  'POST /api/c/:community/my/duties/:id/take': {
    name: 'whistles.take_duty',
    summary: '认领一件事',
    access: 'member',
    params: oneInCommunity,
    body: z.object({}).default({}),
    output: ownDuty,
    refusals: [
      'platform.not_found',
      'whistles.registration_unknown',
      over,
      'whistles.taken_already',
      'whistles.duty_full',
    ],
  },
  'POST /api/c/:community/my/duties/:id/give-up': {
    name: 'whistles.give_up_duty',
    summary: '做不了了，退回去',
    access: 'member',
    params: oneInCommunity,
    body: z.object({}).default({}),
    output: ownDuty,
    refusals: [
      'platform.not_found',
      'whistles.registration_unknown',
      'whistles.not_taken',
      'whistles.reported_already',
    ],
  },
  'POST /api/c/:community/my/duties/:id/report': {
    name: 'whistles.report_duty',
    summary: '做了什么，报给社区',
    access: 'member',
    params: oneInCommunity,
    body: z.object({ text: text(2, 500), people: z.number().int().min(1).max(20).default(1) }),
    output: ownDuty,
    refusals: [
      'platform.not_found',
      'whistles.registration_unknown',
      'whistles.not_taken',
      'whistles.confirmed_already',
    ],
  },
})
