import { createApi } from '../../../../../app/web/api.ts'
import type { routes as bodiesRoutes } from '../../../../bodies/contract.ts'
import type { routes as outreachRoutes } from '../../../../outreach/contract.ts'
import type { routes as requestRoutes } from '../../../../requests/contract.ts'

export const bodies = createApi<typeof bodiesRoutes>()
export const outreach = createApi<typeof outreachRoutes>()
export const requests = createApi<typeof requestRoutes>()
