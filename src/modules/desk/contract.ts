import { defineEvents, defineRefusals, defineRoutes } from '../../shared/contract.ts'
import { draftRoutes } from './contract/drafts.ts'

export const routes = defineRoutes({ ...draftRoutes })

export const refusals = defineRefusals({})

export const events = defineEvents({})
