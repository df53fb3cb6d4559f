import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { id, oneInCommunity, pageOf, pageQuery, text } from '../../../shared/schemas.ts'
import { dwellingView, use } from './views.ts'

const edit = { permission: 'territory.edit' }
/** Square metres, at most two decimals; more than zero. */
const floorArea = z.number().multipleOf(0.01).min(0.01).max(100_000)
const floor = z.number().int().min(-9).max(200)

export const dwellingRoutes = defineRoutes({
  'GET /api/c/:community/areas/:id/dwellings': {
    name: 'territory.dwellings',
    summary: '一栋楼的住房',
    access: { permission: 'territory.read' },
    params: oneInCommunity,
    query: pageQuery.extend({ stairwell_id: id.optional() }),
    output: pageOf(dwellingView),
    refusals: ['platform.not_found', 'platform.cursor_invalid'],
  },
  'POST /api/c/:community/areas/:id/dwellings': {
    name: 'territory.add_dwelling',
    summary: '给楼栋添加一套住房',
    access: edit,
    params: oneInCommunity,
    body: z.object({
      stairwell_id: id.nullish(),
      number: text(1, 20),
      floor: floor.nullish(),
      floor_area: floorArea.nullish(),
      use: use.default('residential'),
    }),
    output: dwellingView,
    status: 201,
    refusals: [
      'platform.not_found',
      'platform.not_allowed',
      'territory.area_retired',
      'territory.not_a_building',
      'territory.stairwell_unknown',
      'territory.number_taken',
    ],
  },
  'POST /api/c/:community/areas/:id/dwellings/range': {
    name: 'territory.add_dwellings',
    summary: '按楼层成批添加住房，例如三到十八层、每层四套',
    access: edit,
    params: oneInCommunity,
    body: z.object({
      stairwell_id: id.nullish(),
      floor_from: floor,
      floor_to: floor,
      dwellings_per_floor: z.number().int().min(1).max(40),
      floor_area: floorArea.nullish(),
      use: use.default('residential'),
    }),
    output: z.object({ building_id: id, numbers: z.array(z.string()) }),
    status: 201,
    refusals: [
      'platform.not_found',
      'platform.not_allowed',
      'territory.area_retired',
      'territory.not_a_building',
      'territory.stairwell_unknown',
      'territory.range_unfit',
      'territory.number_taken',
    ],
  },
  'PATCH /api/c/:community/dwellings/:id': {
    name: 'territory.edit_dwelling',
    summary: '修改住房的门牌、面积和用途',
    access: edit,
    params: oneInCommunity,
    body: z.object({
      number: text(1, 20).optional(),
      floor: floor.nullish(),
      floor_area: floorArea.nullish(),
      use: use.optional(),
    }),
    output: dwellingView,
    refusals: ['platform.not_found', 'platform.not_allowed', 'territory.dwelling_retired', 'territory.number_taken'],
  },
  'POST /api/c/:community/dwellings/:id/retire': {
    name: 'territory.retire_dwelling',
    summary: '停用一套住房',
    access: edit,
    params: oneInCommunity,
    body: z.object({}),
    output: dwellingView,
    refusals: ['platform.not_found', 'platform.not_allowed', 'territory.dwelling_retired'],
  },
})
