import { createApi } from '../../../app/web/api.ts'
import type { routes as bodyRoutes } from '../../bodies/contract.ts'
import type { routes as requestRoutes } from '../../requests/contract.ts'
import type { routes as territoryRoutes } from '../../territory/contract.ts'
import type { routes } from '../contract.ts'

export const { call, useRead, useReadPages, useWrite } = createApi<typeof routes>()

/** Bodies of the community: whose meeting it is, which units are asked. */
export const bodies = createApi<typeof bodyRoutes>()

/** What a topic begins with. */
export const requests = createApi<typeof requestRoutes>()
/** Places by name. */
export const territory = createApi<typeof territoryRoutes>()
