import { createApi } from '../../../../../app/web/api.ts'
import type { routes as outreachRoutes } from '../../../../outreach/contract.ts'

export const outreach = createApi<typeof outreachRoutes>()
