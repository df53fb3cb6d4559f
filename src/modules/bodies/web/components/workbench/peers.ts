import { createApi } from '../../../../../app/web/api.ts'
import type { routes as territoryRoutes } from '../../../../territory/contract.ts'

/** Calls of module territory that these pages need. */
export const territory = createApi<typeof territoryRoutes>()
