import { defineModule } from '../../platform/module.ts'
import { events, refusals } from './contract.ts'
import en from './i18n/en.json' with { type: 'json' }
import zhCN from './i18n/zh-CN.json' with { type: 'json' }
import zhHant from './i18n/zh-Hant.json' with { type: 'json' }
import { addArea } from './server/commands/add-area.ts'
import { addDwelling, addDwellings } from './server/commands/add-dwellings.ts'
import { editArea } from './server/commands/edit-area.ts'
import { editCommunity } from './server/commands/edit-community.ts'
import { editDwelling, retireDwelling } from './server/commands/edit-dwelling.ts'
import { mergeArea } from './server/commands/merge-area.ts'
import { moveArea } from './server/commands/move-area.ts'
import { openCommunity } from './server/commands/open-community.ts'
import { retireArea } from './server/commands/retire-area.ts'
import { splitArea } from './server/commands/split-area.ts'
import { area, areasBelow, searchAreas, tree } from './server/queries/areas.ts'
import { communities, community, kinds, regions } from './server/queries/communities.ts'
import { compounds } from './server/queries/compounds.ts'
import { dwellings } from './server/queries/dwellings.ts'

/** Where everything lies: the communities, and in each the two trees that meet at the building. */
export default defineModule({
  name: 'territory',
  uses: [],
  operations: [
    communities,
    regions,
    openCommunity,
    community,
    editCommunity,
    kinds,
    areasBelow,
    tree,
    searchAreas,
    area,
    addArea,
    editArea,
    moveArea,
    mergeArea,
    splitArea,
    retireArea,
    dwellings,
    addDwelling,
    addDwellings,
    editDwelling,
    retireDwelling,
    compounds,
  ],
  refusals,
  events,
  publicPages: [
    { path: '', page: 'territory/start', query: community },
    { path: '/compounds', page: 'territory/compounds', query: compounds },
  ],
  permissions: {
    'territory.edit': ['community_secretary', 'deputy_secretary', 'community_worker', 'administrator'],
    'territory.settings': ['community_secretary', 'deputy_secretary', 'administrator'],
    'territory.read': [
      'community_secretary',
      'deputy_secretary',
      'community_worker',
      'counter_clerk',
      'grid_worker',
      'micro_grid_leader',
      'project_social_worker',
      'building_leader',
      'lane_leader',
      'street_leader',
      'property_manager',
      'administrator',
    ],
  },
  texts: { 'zh-CN': zhCN, 'zh-Hant': zhHant, en },
})
