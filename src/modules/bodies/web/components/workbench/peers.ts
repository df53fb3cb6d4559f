import { createApi } from '../../../../../app/web/api.ts'
import type { routes as peopleRoutes } from '../../../../people/contract.ts'
import type { routes as territoryRoutes } from '../../../../territory/contract.ts'

/** Calls of modules people and territory that these pages need. */
export const people = createApi<typeof peopleRoutes>()
export const territory = createApi<typeof territoryRoutes>()
