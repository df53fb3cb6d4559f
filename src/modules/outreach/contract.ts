/** Everything other modules and the pages may know of outreach. Parts live in `contract/`. */
import { z } from 'zod'
import { defineEvents, defineRefusals, defineRoutes } from '../../shared/contract.ts'
import { id } from '../../shared/schemas.ts'
import { roundRoutes } from './contract/round-routes.ts'
import { visitRoutes } from './contract/visit-routes.ts'

export * from './contract/views.ts'

export const routes = defineRoutes({ ...roundRoutes, ...visitRoutes })

export const refusals = defineRefusals({
  'outreach.area_unknown': 422,
  'outreach.walker_unknown': 422,
  'outreach.too_many_dwellings': 422,
  'outreach.days_disordered': 422,
  'outreach.question_unfit': 422,
  'outreach.no_dwellings': 422,
  'outreach.nobody_reaches': 422,
  'outreach.nothing_left': 422,
  'outreach.answer_unfit': 422,
  'outreach.person_unknown': 422,
  'outreach.phone_unfit': 422,
  'outreach.round_not_planned': 409,
  'outreach.round_not_open': 409,
  'outreach.round_closed': 409,
  'outreach.changed_meanwhile': 409,
  'outreach.mark_settled': 409,
})

export const events = defineEvents({
  'outreach.round_opened': z.object({ round_id: id }),
  'outreach.round_closed': z.object({ round_id: id }),
  /** Somebody is said to be gone or new: the register is to be settled. */
  'outreach.marked': z.object({ round_id: id }),
})
