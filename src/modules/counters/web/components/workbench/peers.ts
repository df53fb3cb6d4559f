import { createApi } from '../../../../../app/web/api.ts'
import type { routes as requestRoutes } from '../../../../requests/contract.ts'
import type { routes as territoryRoutes } from '../../../../territory/contract.ts'

export const requests = createApi<typeof requestRoutes>()
export const territory = createApi<typeof territoryRoutes>()
