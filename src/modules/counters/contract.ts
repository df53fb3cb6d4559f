/** Everything other modules and the pages may know of service counters. Parts live in `contract/`. */
import { z } from 'zod'
import { defineEvents, defineRefusals, defineRoutes } from '../../shared/contract.ts'
import { id } from '../../shared/schemas.ts'
import { appointmentRoutes } from './contract/appointment-routes.ts'
import { caseRoutes } from './contract/case-routes.ts'
import { errandRoutes } from './contract/errand-routes.ts'
import { matterRoutes } from './contract/matter-routes.ts'
import { queueRoutes } from './contract/queue-routes.ts'

export * from './contract/views.ts'

export const routes = defineRoutes({
  ...matterRoutes,
  ...caseRoutes,
  ...appointmentRoutes,
  ...queueRoutes,
  ...errandRoutes,
})

/** By precedence within a route: what is missing or unknown first, then what the moment forbids. */
export const refusals = defineRefusals({
  'counters.person_unknown': 422,
  'counters.member_unknown': 422,
  'counters.counter_unknown': 422,
  'counters.appointment_unknown': 422,
  'counters.matter_unknown': 422,
  'counters.choice_needed': 422,
  'counters.not_ours': 422,
  'counters.matter_needed': 422,
  'counters.contact_needed': 422,
  'counters.place_unknown': 422,
  'counters.day_past': 422,
  'counters.consent_needed': 422,
  'counters.doer_needed': 422,
  'counters.opening_unfit': 422,
  'counters.months_unfit': 422,
  'counters.keeper_unknown': 422,
  'counters.paper_unknown': 422,
  'counters.slot_unknown': 422,
  'counters.code_wrong': 404,
  'counters.matter_there': 409,
  'counters.matter_changed': 409,
  'counters.case_ended': 409,
  'counters.matter_ended': 409,
  'counters.matter_open': 409,
  'counters.step_fixed': 409,
  'counters.papers_missing': 409,
  'counters.request_there': 409,
  'counters.opening_overlaps': 409,
  'counters.slot_past': 409,
  'counters.slot_full': 409,
  'counters.too_many_booked': 409,
  'counters.appointment_over': 409,
  'counters.not_yet': 409,
  'counters.counter_closed': 409,
  'counters.ticket_over': 409,
  'counters.nobody_waits': 409,
  'counters.errand_over': 409,
  'counters.papers_out': 409,
})

export const events = defineEvents({
  'counters.received': z.object({ reception_id: id }),
  'counters.case_changed': z.object({ case_id: id }),
  'counters.errand_changed': z.object({ errand_id: id }),
  /** `by`: whoever booked, or the counter on their behalf. */
  'counters.appointment_changed': z.object({
    appointment_id: id,
    what: z.enum(['booked', 'moved', 'cancelled']),
    by: z.enum(['self', 'counter']),
  }),
  /** Its day became one on which the counter isn't open. */
  'counters.appointment_closed': z.object({ appointment_id: id }),
  /** It is tomorrow. */
  'counters.appointment_near': z.object({ appointment_id: id }),
  /** The day has come to look after it. */
  'counters.case_due': z.object({ case_id: id }),
  /** Its last day is over and it isn't reported. */
  'counters.errand_late': z.object({ errand_id: id }),
})
