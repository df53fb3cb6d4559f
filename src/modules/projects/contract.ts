/** Everything other modules and the pages may know of projects. Parts live in `contract/`. */
import { z } from 'zod'
import { defineEvents, defineRefusals, defineRoutes } from '../../shared/contract.ts'
import { id } from '../../shared/schemas.ts'
import { conditionRoutes } from './contract/condition-routes.ts'
import { conditionStates } from './contract/kinds.ts'
import { openRoutes } from './contract/open-routes.ts'
import { projectRoutes } from './contract/project-routes.ts'

export * from './contract/kinds.ts'
export * from './contract/views.ts'

export const routes = defineRoutes({ ...projectRoutes, ...conditionRoutes, ...openRoutes })

/** By precedence within a route: what is missing or unknown first, then what the moment forbids. */
export const refusals = defineRefusals({
  'projects.ballot_unknown': 422,
  'projects.place_unknown': 422,
  'projects.lead_unknown': 422,
  'projects.days_unfit': 422,
  'projects.day_ahead': 422,
  'projects.evidence_needed': 422,
  'projects.state_unfit': 409,
  'projects.ballot_unpublished': 409,
  'projects.not_chosen': 409,
  'projects.made_already': 409,
  'projects.conditions_open': 409,
  'projects.conditions_full': 409,
  'projects.condition_voted': 409,
  'projects.condition_settled': 409,
  'projects.review_running': 409,
  'projects.review_unfit': 409,
  'projects.review_needed': 409,
})

const one = z.object({ project_id: id })

export const events = defineEvents({
  'projects.opened': one,
  /** Somebody else leads it now, or from the beginning. */
  'projects.given': one,
  /** A household's condition was written down later, settled, turned down, or is open again. */
  'projects.condition_changed': z.object({ condition_id: id, what: z.enum(['added', ...conditionStates]) }),
  /** Those it was for have judged it. */
  'projects.reviewed': one,
})
