/** Everything the pages may know of the desk. Parts live in `contract/`. */
import { defineEvents, defineRefusals, defineRoutes } from '../../shared/contract.ts'
import { draftRoutes } from './contract/drafts.ts'
import { keyRoutes } from './contract/key-routes.ts'
import { viewRoutes } from './contract/view-routes.ts'

export const routes = defineRoutes({ ...draftRoutes, ...keyRoutes, ...viewRoutes })

export const refusals = defineRefusals({
  'desk.body_not_mine': 422,
  'desk.changed_meanwhile': 409,
  'desk.key_reserved': 422,
  'desk.keys_conflict': 422,
  'desk.name_taken': 409,
  'desk.too_many_views': 409,
})

export const events = defineEvents({})
