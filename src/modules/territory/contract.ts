import { z } from 'zod'
import { defineEvents, defineRefusals, defineRoutes } from '../../shared/contract.ts'
import {
  can,
  civilDate,
  id,
  inCommunity,
  instant,
  oneInCommunity,
  pageOf,
  pageQuery,
  text,
} from '../../shared/schemas.ts'

/** Kinds of area below the community. They are rows of `territory.area_kinds`; a new one is a migration and a line here. */
export const areaKinds = [
  'grid',
  'micro_grid',
  'compound',
  'village',
  'factory',
  'street',
  'lane',
  'courtyard',
  'public_space',
  'building',
  'stairwell',
] as const
export type AreaKind = (typeof areaKinds)[number]

export const compoundKinds = [
  'commercial',
  'old',
  'resettlement',
  'public_rental',
  'village',
  'mixed',
  'dormitory',
] as const
export type CompoundKind = (typeof compoundKinds)[number]

export const dwellingUses = ['residential', 'commercial', 'office', 'public', 'storage', 'other'] as const

/** What staff do with an area, and with a dwelling. */
export const areaActions = ['edit', 'move', 'retire', 'add_below', 'add_dwellings'] as const
export const dwellingActions = ['edit', 'retire'] as const

const phone = z.string().regex(/^[0-9+][0-9 -]{2,24}$/, { error: 'invalid' })
const areaKind = z.enum(areaKinds)
const compoundKind = z.enum(compoundKinds)
const point = z.object({ longitude: z.number().min(-180).max(180), latitude: z.number().min(-90).max(90) })
const households = z.number().int().min(0).max(100_000)
const use = z.enum(dwellingUses)
/** Square metres, at most two decimals; more than zero. */
const floorArea = z.number().multipleOf(0.01).min(0.01).max(100_000)
const floor = z.number().int().min(-9).max(200)
/** A community's own words for menus and places: name of the thing → what it is called here. */
const names = z.record(z.string().regex(/^[a-z][a-z0-9_.]{0,49}$/), text(1, 20))
const modules = z.array(z.string().regex(/^[a-z][a-z_]{0,29}$/)).max(60)

const areaView = z.object({
  id,
  kind: areaKind,
  name: z.string(),
  full_name: z.string(),
  parent_id: id.nullable(),
  compound_id: id.nullable(),
  admin_path: z.string().nullable(),
  compound_path: z.string().nullable(),
  compound_kind: compoundKind.nullable(),
  retired: z.boolean(),
})
const areaDetail = areaView.extend({
  boundary: z.string().nullable(),
  point: point.nullable(),
  households_estimate: z.number().int().nullable(),
  /** From the top down, without the area itself. */
  admin_ancestors: z.array(areaView),
  compound_ancestors: z.array(areaView),
  areas_below: z.number().int(),
  dwellings: z.number().int(),
  can,
})
const dwellingView = z.object({
  id,
  building_id: id,
  stairwell_id: id.nullable(),
  stairwell_name: z.string().nullable(),
  number: z.string(),
  full_name: z.string(),
  floor: z.number().int().nullable(),
  floor_area: z.number().nullable(),
  use,
  retired: z.boolean(),
  can,
})
const communityView = z.object({
  id: z.number().int(),
  name: z.string(),
  code: z.string(),
  region_path: z.array(z.string()),
  phone: z.string().nullable(),
  supervision_phone: z.string().nullable(),
  office_hours: z.string().nullable(),
  address: z.string().nullable(),
  time_zone: z.string(),
  demo: z.boolean(),
  names: z.record(z.string(), z.string()),
  /** Modules switched on; null: all there are. */
  modules: z.array(z.string()).nullable(),
  /** The clock of the installation: real, or the demo's. */
  now: instant,
  today: civilDate,
})
const compoundView = z.object({
  id,
  kind: areaKind,
  name: z.string(),
  compound_kind: compoundKind.nullable(),
  buildings: z.number().int(),
  households_estimate: z.number().int().nullable(),
})
const areaPlace = { parent_id: id.nullish(), compound_id: id.nullish() }
const areaFacts = {
  compound_kind: compoundKind.nullish(),
  boundary: text(0, 500).nullish(),
  point: point.nullish(),
  households_estimate: households.nullish(),
}
const communityFacts = {
  phone: phone.nullish(),
  supervision_phone: phone.nullish(),
  office_hours: text(0, 100).nullish(),
  address: text(0, 100).nullish(),
  names: names.refine((value) => Object.keys(value).length <= 200, { error: 'invalid' }).optional(),
  modules: modules.nullish(),
}
const edit = { permission: 'territory.edit' }

export const routes = defineRoutes({
  'GET /api/communities': {
    name: 'territory.communities',
    summary: '社区名单',
    access: 'public',
    query: pageQuery,
    output: pageOf(
      z.object({ id: z.number().int(), name: z.string(), region_path: z.array(z.string()), demo: z.boolean() }),
    ),
    refusals: ['platform.cursor_invalid'],
  },
  'POST /api/communities': {
    name: 'territory.open_community',
    summary: '开通一个社区',
    access: 'administrator',
    body: z.object({
      name: text(2, 40),
      /** GB/T 2260, six digits: the district or county. */
      district_code: z.string().regex(/^\d{6}$/, { error: 'invalid' }),
      town: z.object({ code: z.string().regex(/^\d{9}$/, { error: 'invalid' }), name: text(2, 40) }),
      /** National statistical code of the community, twelve digits. */
      code: z.string().regex(/^\d{12}$/, { error: 'invalid' }),
      time_zone: z.string().max(50).default('Asia/Shanghai'),
      demo: z.boolean().default(false),
      ...communityFacts,
    }),
    output: communityView,
    status: 201,
    refusals: [
      'territory.region_unknown',
      'territory.code_unfit',
      'territory.time_zone_unknown',
      'territory.code_taken',
    ],
  },
  'GET /api/c/:community': {
    name: 'territory.community',
    summary: '社区的名称、电话、菜单叫法和时钟',
    access: 'public',
    params: inCommunity,
    output: communityView,
    refusals: ['platform.not_found'],
  },
  'PATCH /api/c/:community': {
    name: 'territory.edit_community',
    summary: '修改社区的名称、电话、叫法和启用的模块',
    access: edit,
    params: inCommunity,
    body: z.object({ name: text(2, 40).optional(), ...communityFacts }),
    output: communityView,
    refusals: ['platform.not_allowed', 'platform.not_found'],
  },
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
  'territory.dwelling_retired': z.object({ dwelling_id: id }),
})
