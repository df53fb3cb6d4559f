/** Everything the pages may know of notifications; nobody else imports them. Parts live in `contract/`. */
import { defineEvents, defineRefusals, defineRoutes } from '../../shared/contract.ts'
import { inboxRoutes } from './contract/inbox-routes.ts'

export * from './contract/inbox-routes.ts'
export * from './contract/kinds.ts'

export const routes = defineRoutes({ ...inboxRoutes })

export const refusals = defineRefusals({})

export const events = defineEvents({})
