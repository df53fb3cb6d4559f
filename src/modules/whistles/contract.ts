/** Everything other modules and the pages may know of whistles. Parts live in `contract/`. */
import { z } from 'zod'
import { defineEvents, defineRefusals, defineRoutes } from '../../shared/contract.ts'
import { id } from '../../shared/schemas.ts'
import { applicationRoutes } from './contract/application-routes.ts'
import { dutyRoutes } from './contract/duty-routes.ts'
import { neighbourCallRoutes } from './contract/neighbour-call-routes.ts'
import { organisationRoutes } from './contract/organisation-routes.ts'
import { ownRegistrationRoutes } from './contract/own-registration-routes.ts'
import { registrationRoutes } from './contract/registration-routes.ts'
import { whistleRoutes } from './contract/whistle-routes.ts'

export * from './contract/application-routes.ts'
export * from './contract/neighbour-call-routes.ts'
export * from './contract/organisation-routes.ts'
export * from './contract/registration-routes.ts'
export * from './contract/registration-views.ts'
export * from './contract/views.ts'

export const routes = defineRoutes({
  ...whistleRoutes,
  ...neighbourCallRoutes,
  ...registrationRoutes,
  ...dutyRoutes,
  ...ownRegistrationRoutes,
  ...organisationRoutes,
  ...applicationRoutes,
})

/** By precedence within a route: what is missing or unknown first, then what the moment forbids. */
export const refusals = defineRefusals({
  'whistles.place_unknown': 422,
  'whistles.request_unknown': 422,
  'whistles.lead_unknown': 422,
  'whistles.department_unknown': 422,
  'whistles.department_empty': 422,
  'whistles.reason_needed': 422,
  'whistles.evidence_needed': 422,
  'whistles.months_unfit': 422,
  'whistles.meets_past': 422,
  'whistles.comer_unknown': 422,
  'whistles.person_unknown': 422,
  'whistles.body_unknown': 422,
  'whistles.day_past': 422,
  'whistles.registration_unknown': 422,
  'whistles.phone_unfit': 422,
  'whistles.ended': 409,
  'whistles.still_open': 409,
  'whistles.already_called': 409,
  'whistles.already_reported': 409,
  'whistles.not_reported': 409,
  'whistles.call_ended': 409,
  'whistles.not_met_yet': 409,
  'whistles.coming_already': 409,
  'whistles.enough_come': 409,
  'whistles.not_coming': 409,
  'whistles.registered_already': 409,
  'whistles.asked_already': 409,
  'whistles.application_over': 409,
  'whistles.registration_over': 409,
  'whistles.duty_over': 409,
  'whistles.taken_already': 409,
  'whistles.duty_full': 409,
  'whistles.not_taken': 409,
  'whistles.reported_already': 409,
  'whistles.not_reported_yet': 409,
  'whistles.confirmed_already': 409,
})

const one = z.object({ whistle_id: id })
const call = z.object({ call_id: id })
const registration = z.object({ registration_id: id })
const duty = z.object({ duty_id: id })
const application = z.object({ application_id: id })

export const events = defineEvents({
  'whistles.blown': one,
  'whistles.department_called': one,
  'whistles.reported_in': one,
  'whistles.refused': one,
  'whistles.acted': one,
  'whistles.escalated': one,
  'whistles.closed': one,
  'whistles.withdrawn': one,
  'whistles.rated': one,
  'whistles.neighbours_called': call,
  'whistles.neighbours_came': call,
  'whistles.neighbour_call_withdrawn': call,
  'whistles.registered': registration,
  'whistles.registration_ended': registration,
  'whistles.statement_given': z.object({ statement_id: id }),
  'whistles.organisation_asked': application,
  'whistles.organisation_declined': application,
  'whistles.duty_added': duty,
  'whistles.duty_taken': duty.extend({ registration_id: id }),
  'whistles.duty_reported': duty.extend({ registration_id: id }),
})
