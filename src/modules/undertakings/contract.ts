/** Everything other modules and the pages may know of undertakings. Parts live in `contract/`. */
import { z } from 'zod'
import { defineEvents, defineRefusals, defineRoutes } from '../../shared/contract.ts'
import { id } from '../../shared/schemas.ts'
import { openRoutes } from './contract/open-routes.ts'
import { proposalRoutes } from './contract/proposal-routes.ts'
import { undertakingRoutes } from './contract/undertaking-routes.ts'

export * from './contract/views.ts'

export const routes = defineRoutes({ ...undertakingRoutes, ...proposalRoutes, ...openRoutes })

/** By precedence within a route: what is missing or unknown first, then what the moment forbids. */
export const refusals = defineRefusals({
  'undertakings.place_unknown': 422,
  'undertakings.item_unknown': 422,
  'undertakings.lead_unknown': 422,
  'undertakings.body_needed': 422,
  'undertakings.request_unknown': 422,
  'undertakings.topic_unknown': 422,
  'undertakings.proposal_unknown': 422,
  'undertakings.next_past': 422,
  'undertakings.day_ahead': 422,
  'undertakings.kind_unfit': 422,
  'undertakings.confidential': 409,
  'undertakings.tied_already': 409,
  'undertakings.not_tied': 409,
  'undertakings.too_many_requests': 409,
  'undertakings.ended': 409,
  'undertakings.still_open': 409,
})

const one = z.object({ undertaking_id: id })

export const events = defineEvents({
  'undertakings.opened': one,
  'undertakings.noted': one,
  'undertakings.ended': one,
  'undertakings.resumed': one,
  /** The day of its next step has come. */
  'undertakings.step_due': one,
})
