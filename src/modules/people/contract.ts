/** Everything other modules and the pages may know of the register. Parts live in `contract/`. */
import { defineRoutes } from '../../shared/contract.ts'
import { dwellingRoutes } from './contract/dwelling-routes.ts'
import { exportRoutes } from './contract/export-routes.ts'
import { fieldRoutes } from './contract/field-routes.ts'
import { importRoutes } from './contract/import-routes.ts'
import { ownRoutes } from './contract/own-routes.ts'
import { registerRoutes } from './contract/register-routes.ts'

export { registeredDwelling } from './contract/dwelling-routes.ts'
export { events } from './contract/events.ts'
export { fieldKind, fieldShown, fieldSubject, fieldValue, fieldValues, fieldView } from './contract/field-routes.ts'
export { refusals } from './contract/refusals.ts'
export * from './contract/views.ts'

export const routes = defineRoutes({
  ...registerRoutes,
  ...dwellingRoutes,
  ...fieldRoutes,
  ...ownRoutes,
  ...importRoutes,
  ...exportRoutes,
})
