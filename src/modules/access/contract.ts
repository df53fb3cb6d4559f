/** Everything other modules and the pages may know of accounts. Parts live in `contract/`. */
import { defineRoutes } from '../../shared/contract.ts'
import { apiKeyRoutes } from './contract/api-key-routes.ts'
import { auditRoutes } from './contract/audit-routes.ts'
import { communityRoutes } from './contract/community-routes.ts'
import { minorRoutes } from './contract/minor-routes.ts'
import { passwordRoutes } from './contract/password-routes.ts'
import { secondStepRoutes } from './contract/second-step-routes.ts'
import { sessionRoutes } from './contract/session-routes.ts'
import { setupRoutes } from './contract/setup-routes.ts'
import { signInRoutes } from './contract/sign-in-routes.ts'
import { staffRoutes } from './contract/staff-routes.ts'

export { bindingView, boundView, loginsView, viewLogRow } from './contract/community-routes.ts'
export { events } from './contract/events.ts'
export { refusals } from './contract/refusals.ts'
export { demoIdentity, sessionView } from './contract/session-routes.ts'

export const routes = defineRoutes({
  ...signInRoutes,
  ...setupRoutes,
  ...secondStepRoutes,
  ...passwordRoutes,
  ...sessionRoutes,
  ...communityRoutes,
  ...minorRoutes,
  ...staffRoutes,
  ...auditRoutes,
  ...apiKeyRoutes,
})
