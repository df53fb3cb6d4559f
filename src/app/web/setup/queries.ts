import type { routes as accessRoutes } from '../../../modules/access/contract.ts'
import type { routes as territoryRoutes } from '../../../modules/territory/contract.ts'
import { createApi } from '../api.ts'

/** Typed calls of the first use: the administrator's account, then the first community. */
export const accounts = createApi<typeof accessRoutes>()
export const territory = createApi<typeof territoryRoutes>()
