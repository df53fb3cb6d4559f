import { createApi } from '../../../../../app/web/api.ts'
import type { routes as peopleRoutes } from '../../../../people/contract.ts'
import type { routes as territoryRoutes } from '../../../../territory/contract.ts'

/** Reads of other modules that the resident's pages of requests need: where I live, what places there are. */
export const people = createApi<typeof peopleRoutes>()
export const territory = createApi<typeof territoryRoutes>()
