import { createApi } from '../../../../app/web/api.ts'
import type { routes as requestRoutes } from '../../../requests/contract.ts'

export const requests = createApi<typeof requestRoutes>()
