/** Everything other modules and the pages may know of requests. Parts live in `contract/`. */
import { defineRoutes } from '../../shared/contract.ts'
import { askPointRoutes } from './contract/ask-point-routes.ts'
import { bulkRoutes } from './contract/bulk-routes.ts'
import { callRoutes } from './contract/call-routes.ts'
import { catalogueRoutes } from './contract/catalogue-routes.ts'
import { exportRoutes } from './contract/export-routes.ts'
import { readingRoutes } from './contract/reading-routes.ts'
import { residentRoutes } from './contract/resident-routes.ts'
import { similarRoutes } from './contract/similar-routes.ts'
import { tagRoutes } from './contract/tag-routes.ts'
import { teamRoutes } from './contract/team-routes.ts'
import { workRoutes } from './contract/work-routes.ts'
import { yearRoutes } from './contract/year-routes.ts'

export * from './contract/call-views.ts'
export { events } from './contract/events.ts'
export { refusals } from './contract/refusals.ts'
export * from './contract/team-views.ts'
export * from './contract/views.ts'

export const routes = defineRoutes({
  ...bulkRoutes,
  ...catalogueRoutes,
  ...yearRoutes,
  ...residentRoutes,
  ...workRoutes,
  ...readingRoutes,
  ...exportRoutes,
  ...teamRoutes,
  ...tagRoutes,
  ...callRoutes,
  ...askPointRoutes,
  ...similarRoutes,
})
