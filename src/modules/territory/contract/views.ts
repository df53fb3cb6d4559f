import { z } from 'zod'
import { can, civilDate, id, instant } from '../../../shared/schemas.ts'
import { areaKinds, communityKinds, compoundKinds, dwellingUses } from './kinds.ts'

export const areaKind = z.enum(areaKinds)
export const compoundKind = z.enum(compoundKinds)
export const use = z.enum(dwellingUses)
export const point = z.object({ longitude: z.number().min(-180).max(180), latitude: z.number().min(-90).max(90) })

export const areaView = z.object({
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
export const areaDetail = areaView.extend({
  boundary: z.string().nullable(),
  point: point.nullable(),
  households_estimate: z.number().int().nullable(),
  /** From the top down, without the area itself. */
  admin_ancestors: z.array(areaView),
  compound_ancestors: z.array(areaView),
  areas_below: z.number().int(),
  dwellings: z.number().int(),
  /** The area that took it over. */
  merged_into: z.object({ id, name: z.string() }).nullable(),
  can,
})
export const dwellingView = z.object({
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
export const communityView = z.object({
  id: z.number().int(),
  name: z.string(),
  kind: z.enum(communityKinds),
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
export const compoundView = z.object({
  id,
  kind: areaKind,
  name: z.string(),
  compound_kind: compoundKind.nullable(),
  buildings: z.number().int(),
  households_estimate: z.number().int().nullable(),
})

/** A division of the country; `code` of a town has nine digits. */
export const regionView = z.object({
  code: z.string(),
  name: z.string(),
  level: z.enum(['province', 'city', 'county', 'town']),
})
