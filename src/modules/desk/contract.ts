import { defineEvents, defineRefusals, defineRoutes } from '../../shared/contract.ts'
import { draftRoutes } from './contract/drafts.ts'
import { findRoutes } from './contract/find-routes.ts'

export const routes = defineRoutes({ ...draftRoutes, ...findRoutes })

export const refusals = defineRefusals({})

export const events = defineEvents({})
