/** Everything other modules and the pages may know of requests. Parts live in `contract/`. */
import { defineRoutes } from '../../shared/contract.ts'
import { askPointRoutes } from './contract/ask-point-routes.ts'
import { boundaryRoutes } from './contract/boundary-routes.ts'
import { bulkRoutes } from './contract/bulk-routes.ts'
import { callRoutes } from './contract/call-routes.ts'
import { catalogueRoutes } from './contract/catalogue-routes.ts'
import { exclusionRoutes } from './contract/exclusion-routes.ts'
import { exportRoutes } from './contract/export-routes.ts'
import { followUpRoutes } from './contract/follow-up-routes.ts'
import { forwardingRoutes } from './contract/forwarding-routes.ts'
import { lineRoutes } from './contract/line-routes.ts'
import { neighbourRoutes } from './contract/neighbour-routes.ts'
import { readingRoutes } from './contract/reading-routes.ts'
import { residentRoutes } from './contract/resident-routes.ts'
import { routingRoutes } from './contract/routing-routes.ts'
import { sheetRoutes } from './contract/sheet-routes.ts'
import { similarRoutes } from './contract/similar-routes.ts'
import { tagRoutes } from './contract/tag-routes.ts'
import { teamRoutes } from './contract/team-routes.ts'
import { workRoutes } from './contract/work-routes.ts'
import { yearRoutes } from './contract/year-routes.ts'

export { boundaryView } from './contract/boundary-routes.ts'
export * from './contract/call-views.ts'
export * from './contract/closing-views.ts'
export { emergencyWords, emergencyWordsShown } from './contract/emergency-words.ts'
export { events } from './contract/events.ts'
export { forwardingView, letterView } from './contract/forwarding-routes.ts'
export { refusals } from './contract/refusals.ts'
export { routingRuleView } from './contract/routing-routes.ts'
export { boundaryPreview, catalogueImport, itemsPreview } from './contract/sheet-routes.ts'
export * from './contract/team-views.ts'
export * from './contract/views.ts'

export const routes = defineRoutes({
  ...bulkRoutes,
  ...boundaryRoutes,
  ...catalogueRoutes,
  ...yearRoutes,
  ...residentRoutes,
  ...workRoutes,
  ...readingRoutes,
  ...exportRoutes,
  ...teamRoutes,
  ...tagRoutes,
  ...callRoutes,
  ...lineRoutes,
  ...askPointRoutes,
  ...similarRoutes,
  ...routingRoutes,
  ...followUpRoutes,
  ...neighbourRoutes,
  ...exclusionRoutes,
  ...forwardingRoutes,
  ...sheetRoutes,
})
