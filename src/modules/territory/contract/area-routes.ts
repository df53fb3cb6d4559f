import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { id, inCommunity, oneInCommunity, pageOf, pageQuery, text } from '../../../shared/schemas.ts'
import { areaDetail, areaKind, areaView, compoundKind, compoundView, point } from './views.ts'

const edit = { permission: 'territory.edit' }
const households = z.number().int().min(0).max(100_000)
const areaPlace = { parent_id: id.nullish(), compound_id: id.nullish() }
const areaFacts = {
  compound_kind: compoundKind.nullish(),
  boundary: text(0, 500).nullish(),
  point: point.nullish(),
  households_estimate: households.nullish(),
}
export const areaRoutes = defineRoutes({
  'GET /api/area-kinds': {
    name: 'territory.kinds',
    summary: '区域和小区的种类',
    access: 'public',
    output: z.object({
      area_kinds: z.array(
        z.object({
          code: z.string(),
          name: z.string(),
          tree: z.enum(['admin', 'residential', 'both']),
          parents: z.array(z.string()),
          site: z.boolean(),
        }),
      ),
      compound_kinds: z.array(z.object({ code: compoundKind, name: z.string() })),
    }),
  },
  'GET /api/c/:community/areas': {
    name: 'territory.areas_below',
    summary: '一个区域下一层的区域',
    access: 'public',
    params: inCommunity,
    query: pageQuery.extend({ parent_id: id.optional(), tree: z.enum(['admin', 'residential']).default('admin') }),
    output: pageOf(areaView),
    refusals: ['platform.not_found', 'platform.cursor_invalid'],
  },
  'GET /api/c/:community/areas/tree': {
    name: 'territory.tree',
    summary: '整个社区到楼栋为止的区域，最多两千个',
    access: 'public',
    params: inCommunity,
    output: z.object({ items: z.array(areaView), cut: z.boolean() }),
  },
  'GET /api/c/:community/areas/search': {
    name: 'territory.search_areas',
    summary: '按名称或拼音首字母找区域',
    access: 'public',
    params: inCommunity,
    query: z.object({
      q: text(1, 40),
      kind: areaKind.optional(),
      limit: z.coerce.number().int().min(1).max(50).default(20),
    }),
    output: z.object({ items: z.array(areaView) }),
  },
  'GET /api/c/:community/areas/:id': {
    name: 'territory.area',
    summary: '一个区域和它在两棵树里的位置',
    access: 'public',
    params: oneInCommunity,
    output: areaDetail,
    refusals: ['platform.not_found'],
  },
  'POST /api/c/:community/areas': {
    name: 'territory.add_area',
    summary: '添加一个区域',
    access: edit,
    params: inCommunity,
    body: z.object({ kind: areaKind, name: text(1, 40), ...areaPlace, ...areaFacts }),
    output: areaDetail,
    status: 201,
    refusals: [
      'territory.parent_unknown',
      'territory.compound_unknown',
      'platform.not_allowed',
      'territory.parent_unfit',
      'territory.compound_unfit',
      'territory.compound_kind_unfit',
      'territory.name_taken',
    ],
  },
  'PATCH /api/c/:community/areas/:id': {
    name: 'territory.edit_area',
    summary: '修改区域的名称和说明',
    access: edit,
    params: oneInCommunity,
    body: z.object({ name: text(1, 40).optional(), ...areaFacts }),
    output: areaDetail,
    refusals: [
      'platform.not_found',
      'platform.not_allowed',
      'territory.area_retired',
      'territory.compound_kind_unfit',
      'territory.name_taken',
    ],
  },
  'POST /api/c/:community/areas/:id/move': {
    name: 'territory.move_area',
    summary: '把区域移到别的网格或小区，下面的一起走',
    access: edit,
    params: oneInCommunity,
    body: z.object(areaPlace),
    output: areaDetail,
    refusals: [
      'platform.not_found',
      'platform.not_allowed',
      'territory.area_retired',
      'territory.parent_unknown',
      'territory.compound_unknown',
      'territory.below_itself',
      'territory.parent_unfit',
      'territory.compound_unfit',
      'territory.name_taken',
    ],
  },
  'POST /api/c/:community/areas/:id/retire': {
    name: 'territory.retire_area',
    summary: '停用一个空的区域',
    access: edit,
    params: oneInCommunity,
    body: z.object({}),
    output: areaDetail,
    refusals: ['platform.not_found', 'platform.not_allowed', 'territory.area_retired', 'territory.area_not_empty'],
  },
  'GET /api/c/:community/compounds': {
    name: 'territory.compounds',
    summary: '社区里的小区',
    access: 'public',
    params: inCommunity,
    query: pageQuery,
    output: pageOf(compoundView),
    refusals: ['platform.cursor_invalid'],
  },
})
