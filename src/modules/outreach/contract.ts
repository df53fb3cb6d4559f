/** Everything other modules and the pages may know of outreach. Parts live in `contract/`. */
import { z } from 'zod'
import { defineEvents, defineRefusals, defineRoutes } from '../../shared/contract.ts'
import { civilDate, id } from '../../shared/schemas.ts'
import { patrolRoutes } from './contract/patrol-routes.ts'
import { roundRoutes } from './contract/round-routes.ts'
import { signRoutes } from './contract/sign-routes.ts'
import { visitRoutes } from './contract/visit-routes.ts'

export * from './contract/patrol-views.ts'
export { signBrief, signKinds, signView } from './contract/sign-routes.ts'
export * from './contract/views.ts'

export const routes = defineRoutes({ ...roundRoutes, ...visitRoutes, ...patrolRoutes, ...signRoutes })

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
  'outreach.rhythm_unfit': 422,
  'outreach.point_unknown': 422,
  'outreach.reason_needed': 422,
  'outreach.points_left': 422,
  'outreach.months_unfit': 422,
  'outreach.route_retired': 409,
  'outreach.route_in_use': 409,
  'outreach.not_missed': 409,
  'outreach.not_to_verify': 409,
  'outreach.sign_has_number': 422,
  'outreach.sign_has_name': 422,
  'outreach.words_needed': 422,
  'outreach.act_unfit': 409,
  'outreach.sign_moved_on': 409,
})

const ofFinding = z.object({ finding_id: id })
const ofDay = z.object({ route_id: id, day: civilDate })
const ofSign = z.object({ sign_id: id, kind: z.string(), day: civilDate })

export const events = defineEvents({
  'outreach.round_opened': z.object({ round_id: id }),
  'outreach.round_closed': z.object({ round_id: id }),
  /** `due`: it did what was due; `was_missed`: that had been counted as missed already. */
  'outreach.patrol_finished': z.object({ walk_id: id, due: z.boolean(), was_missed: z.boolean() }),
  'outreach.patrol_missed': ofDay,
  'outreach.patrol_excused': ofDay,
  'outreach.finding_noted': ofFinding,
  'outreach.finding_rectified': ofFinding,
  'outreach.finding_verified': ofFinding,
  'outreach.sign_noted': ofSign,
  'outreach.sign_withdrawn': ofSign,
  /** Handed to mediation: whoever keeps cases of mediation opens one. */
  'outreach.sign_to_mediation': ofSign,
  /** Somebody is said to be gone or new: the register is to be settled. */
  'outreach.marked': z.object({ round_id: id }),
})
