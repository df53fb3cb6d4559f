/** What other modules may ask of the territory: areas, dwellings, communities by id. Every function is one query, or part of one (`…Sql`). */
export { type Area, areasByIds, findArea, listBuildings, lockArea } from './server/areas.ts'
export { changeCommunity, communitySettings } from './server/change-community.ts'
export {
  type Community,
  communityIds,
  communityMap,
  communityOf,
  firstCommunityId,
  timeZoneSql,
} from './server/communities.ts'
export {
  type CompoundFacts,
  compoundFacts,
  gridsOfCompound,
  listCompounds,
  listGrids,
} from './server/compounds.ts'
export { type Dwelling, dwellingsByIds, dwellingsOfArea, dwellingsOfAreas, findDwelling } from './server/dwellings.ts'
export { type FoundDwelling, findAreas, findDwellings } from './server/find-places.ts'
export { followMovedPaths } from './server/follow-paths.ts'
export { type AreaLevel, areaKeySql, areasOfLevel, countDwellings, dwellingsPage } from './server/for-forms.ts'
export { type Ground, groundOf } from './server/ground.ts'
export { selfAndAbove } from './server/paths.ts'
export { lockTree as lockCommunity } from './server/store.ts'
