import { defineEvents, defineRefusals, defineRoutes } from '../../shared/contract.ts'
import { findRoutes } from './contract/find-routes.ts'

export const routes = defineRoutes({ ...findRoutes })

export const refusals = defineRefusals({})

export const events = defineEvents({})
