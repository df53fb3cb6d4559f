import { createApi } from '../../../../../app/web/api.ts'
import type { routes as territoryRoutes } from '../../../../territory/contract.ts'

export const territory = createApi<typeof territoryRoutes>()
