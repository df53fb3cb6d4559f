import { catalogueClasses } from './classes.data.ts'
import type { CatalogueTemplateItem } from './item.ts'

export { catalogueClasses } from './classes.data.ts'
export { departmentKinds } from './department-kinds.data.ts'
export type { CatalogueTemplateItem } from './item.ts'

/**
 * The default need catalogue: 112 items, in the order of their codes. It is copied into a community when that is founded;
 * from then on the community's own versioned catalogue counts. Cities differ and laws change: who answers and the limits
 * are proposals, and a community checks the articles named in `why` before it opens the catalogue to residents.
 */
export const catalogueTemplate: readonly CatalogueTemplateItem[] = catalogueClasses.flatMap((each) => each.items)
