import { defineEvents, defineRefusals, defineRoutes } from '../../shared/contract.ts'

export const routes = defineRoutes({})

export const refusals = defineRefusals({})

export const events = defineEvents({})
