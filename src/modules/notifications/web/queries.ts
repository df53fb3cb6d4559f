import { createApi } from '../../../app/web/api.ts'
import type { routes as bodyRoutes } from '../../bodies/contract.ts'
import type { routes } from '../contract.ts'

export const { call, useRead, useReadPages, useWrite } = createApi<typeof routes>()

/** Bodies of the community: which of them is told itself. */
export const bodies = createApi<typeof bodyRoutes>()
