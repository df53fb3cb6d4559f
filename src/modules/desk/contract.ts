/** Everything the pages may know of the desk. Parts live in `contract/`. */
import { defineEvents, defineRefusals, defineRoutes } from '../../shared/contract.ts'
import { draftRoutes } from './contract/drafts.ts'
import { viewRoutes } from './contract/view-routes.ts'

export const routes = defineRoutes({ ...draftRoutes, ...viewRoutes })

export const refusals = defineRefusals({
  'desk.body_not_mine': 422,
  'desk.changed_meanwhile': 409,
  'desk.name_taken': 409,
  'desk.too_many_views': 409,
})

export const events = defineEvents({})
