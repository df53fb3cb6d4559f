/** Everything other modules and the pages may know of the territory. Parts live in `contract/`. */
import { z } from 'zod'
import { defineEvents, defineRefusals, defineRoutes } from '../../shared/contract.ts'
import { id } from '../../shared/schemas.ts'
import { areaRoutes } from './contract/area-routes.ts'
import { communityRoutes } from './contract/community-routes.ts'
import { dwellingRoutes } from './contract/dwelling-routes.ts'

export * from './contract/kinds.ts'

export const routes = defineRoutes({ ...communityRoutes, ...areaRoutes, ...dwellingRoutes })

export const refusals = defineRefusals({
  'territory.region_unknown': 422,
  'territory.code_unfit': 422,
  'territory.time_zone_unknown': 422,
  'territory.code_taken': 409,
  'territory.parent_unknown': 422,
  'territory.compound_unknown': 422,
  'territory.stairwell_unknown': 422,
  'territory.parent_unfit': 422,
  'territory.compound_unfit': 422,
  'territory.compound_kind_unfit': 422,
  'territory.range_unfit': 422,
  'territory.not_a_building': 422,
  'territory.merge_unfit': 422,
  'territory.split_unfit': 422,
  'territory.below_itself': 409,
  'territory.name_taken': 409,
  'territory.number_taken': 409,
  'territory.area_retired': 409,
  'territory.area_not_empty': 409,
  'territory.dwelling_retired': 409,
})

export const events = defineEvents({
  /** Announced in community 0, the installation: the community itself has nobody yet. */
  'territory.community_opened': z.object({ community_id: z.number().int() }),
  'territory.community_changed': z.object({ community_id: z.number().int() }),
  'territory.area_added': z.object({ area_id: id }),
  'territory.area_renamed': z.object({ area_id: id }),
  /** Paths of the area and of everything below it have changed. */
  'territory.area_moved': z.object({ area_id: id }),
  'territory.area_retired': z.object({ area_id: id }),
  'territory.dwellings_added': z.object({ building_id: id, dwellings: z.number().int() }),
  'territory.dwelling_changed': z.object({ dwelling_id: id }),
  /** Two rows of one dwelling became one: whoever keeps anything of the one keeps it of the other. */
  'territory.dwelling_merged': z.object({ kept_id: id, merged_id: id }),
  'territory.dwelling_retired': z.object({ dwelling_id: id }),
})
