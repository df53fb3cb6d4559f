/** Everything the pages may know of the desk. Parts live in `contract/`. */
import { defineEvents, defineRefusals, defineRoutes } from '../../shared/contract.ts'
import { draftRoutes } from './contract/drafts.ts'
import { keyRoutes } from './contract/key-routes.ts'
import { textRoutes } from './contract/text-routes.ts'
import { viewRoutes } from './contract/view-routes.ts'

export const routes = defineRoutes({ ...draftRoutes, ...keyRoutes, ...textRoutes, ...viewRoutes })

export const refusals = defineRefusals({
  'desk.body_not_mine': 422,
  'desk.changed_meanwhile': 409,
  'desk.key_reserved': 422,
  'desk.keys_conflict': 422,
  'desk.name_taken': 409,
  'desk.post_not_mine': 422,
  'desk.text_changed_meanwhile': 409,
  'desk.text_name_taken': 409,
  'desk.text_over': 422,
  'desk.too_many_texts': 409,
  'desk.too_many_views': 409,
})

export const events = defineEvents({})
