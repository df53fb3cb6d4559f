import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { can, id, inCommunity, instant, text } from '../../../shared/schemas.ts'
import { ownDuty, places, registrationView, statementGiven } from './registration-views.ts'

const over = 'whistles.duty_over'
const ofBody = inCommunity.extend({ body: id })
const dutyOfBody = ofBody.extend({ id })
const notSpeaking = 'platform.not_found'

/** An organisation as whoever holds a post in it sees it: its registration, what it took on; of its people here only how many. */
export const ownOrganisation = z.object({
  body: z.object({ id, name: z.string() }),
  registration: registrationView.omit({ can: true }).nullable(),
  /** what it took on first, then what there is to take */
  duties: z.array(ownDuty),
  /** statements of this year it was given */
  given: z.array(statementGiven.pick({ given_at: true, way: true, given_to: true })),
  made_at: instant,
  can,
})

/** Organisations for themselves (双报到): by whoever holds a post in the body, chair, member, clerk or manager. */
export const organisationRoutes = defineRoutes({
  'GET /api/c/:community/my/organisations': {
    name: 'whistles.own_organisations',
    summary: '我任职的单位：双报到和认领的事',
    access: 'member',
    params: inCommunity,
    output: z.object({ items: z.array(ownOrganisation) }),
  },
  'POST /api/c/:community/my/organisations/:body/register': {
    name: 'whistles.register_organisation',
    summary: '单位向社区报到（由在单位任职的人）',
    access: 'member',
    params: ofBody,
    body: z.object({
      contact_name: text(0, 30).default(''),
      contact_phone: text(0, 20).default(''),
      offers: text(0, 300).default(''),
    }),
    output: ownOrganisation,
    status: 201,
    refusals: [notSpeaking, 'whistles.registered_already'],
  },
  'POST /api/c/:community/my/organisations/:body/leave': {
    name: 'whistles.leave_organisation',
    summary: '结束单位的报到',
    access: 'member',
    params: ofBody,
    body: z.object({ reason: text(0, 100).default('') }),
    output: ownOrganisation,
    refusals: [notSpeaking, 'whistles.registration_unknown'],
  },
  'POST /api/c/:community/my/organisations/:body/duties/:id/take': {
    name: 'whistles.take_duty_as_organisation',
    summary: '单位认领一件事，来几个人',
    access: 'member',
    params: dutyOfBody,
    body: z.object({ places }),
    output: ownOrganisation,
    refusals: [notSpeaking, 'whistles.registration_unknown', over, 'whistles.taken_already', 'whistles.duty_full'],
  },
  'POST /api/c/:community/my/organisations/:body/duties/:id/give-up': {
    name: 'whistles.give_up_as_organisation',
    summary: '单位做不了了，退回去',
    access: 'member',
    params: dutyOfBody,
    body: z.object({}).default({}),
    output: ownOrganisation,
    refusals: [notSpeaking, 'whistles.registration_unknown', 'whistles.not_taken', 'whistles.reported_already'],
  },
  'POST /api/c/:community/my/organisations/:body/duties/:id/report': {
    name: 'whistles.report_as_organisation',
    summary: '单位做了什么、来了几个人，报给社区',
    access: 'member',
    params: dutyOfBody,
    body: z.object({ text: text(2, 500), people: places }),
    output: ownOrganisation,
    refusals: [notSpeaking, 'whistles.registration_unknown', 'whistles.not_taken', 'whistles.confirmed_already'],
  },
})
