import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { can, civilDate, id, oneInCommunity } from '../../../shared/schemas.ts'
import { fieldShown } from './field-routes.ts'
import { personView, residenceRole } from './views.ts'

const read = { permission: 'people.read' } as const
const write = { permission: 'people.register' } as const

/** Yuan with two decimals. */
const deposit = z.number().multipleOf(0.01).min(0).max(10_000_000)
const place = ['platform.not_found', 'platform.not_allowed', 'people.dwelling_unknown'] as const

/** A dwelling as the register knows it: who has to do with it now, who had, and the tenancies. */
export const registeredDwelling = z.object({
  id,
  building_id: id,
  name: z.string(),
  floor_area: z.number().nullable(),
  retired: z.boolean(),
  residents: z.array(
    z.object({
      residence_id: id,
      person_id: id,
      name: z.string(),
      role: residenceRole,
      lives_here: z.boolean(),
      share_bp: z.number().int().nullable(),
      from_day: civilDate.nullable(),
      tenancy_id: id.nullable(),
    }),
  ),
  /** The latest first, 20 at most. */
  tenancies: z.array(
    z.object({
      id,
      from_day: civilDate,
      until_day: civilDate.nullable(),
      contract_until: civilDate.nullable(),
      /** In yuan; told to who keeps the register. */
      deposit: z.number().nullable(),
      landlord_informed: z.boolean(),
    }),
  ),
  /** The latest first, 50 at most, of those the reader may see. */
  past: z.array(
    z.object({
      residence_id: id,
      person_id: id,
      name: z.string(),
      role: residenceRole,
      from_day: civilDate.nullable(),
      until_day: civilDate,
    }),
  ),
  /** The community's own fields, as far as the reader sees them. */
  custom: z.array(fieldShown),
  revision: z.number().int(),
  can,
})

export const dwellingRoutes = defineRoutes({
  'GET /api/c/:community/dwellings/:id/people': {
    name: 'people.dwelling',
    summary: '一套住房里现在和以前有谁，租住的情况',
    access: read,
    params: oneInCommunity,
    output: registeredDwelling,
    refusals: ['platform.not_found'],
  },
  'POST /api/c/:community/dwellings/:id/tenancies': {
    name: 'people.change_tenants',
    summary: '换租客：原租客搬出、新租客搬入，一次登记',
    access: write,
    params: oneInCommunity,
    body: z.object({
      /** The first day of who comes; who leaves is there until the day before. */
      from_day: civilDate,
      /** Residences that end. */
      leaving: z.array(id).max(50).default([]),
      arriving: z
        .array(
          z.object({ person_id: id, role: residenceRole.extract(['tenant', 'family', 'other']).default('tenant') }),
        )
        .max(20)
        .default([]),
      contract_until: civilDate.nullable().default(null),
      deposit: deposit.nullable().default(null),
      landlord_informed: z.boolean().default(false),
    }),
    output: registeredDwelling,
    status: 201,
    refusals: [
      ...place,
      'people.nobody_moves',
      'people.days_disordered',
      'people.moved_out_already',
      'people.already_lives_there',
      'people.person_unknown',
    ],
  },
  'PATCH /api/c/:community/tenancies/:id': {
    name: 'people.edit_tenancy',
    summary: '补充或更正租约到期日、押金、是否已告知房东',
    access: write,
    params: oneInCommunity,
    body: z.object({
      contract_until: civilDate.nullable().optional(),
      deposit: deposit.nullable().optional(),
      landlord_informed: z.boolean().optional(),
    }),
    output: registeredDwelling,
    refusals: [...place, 'people.days_disordered'],
  },
  'POST /api/c/:community/people/:id/move': {
    name: 'people.move',
    summary: '在社区里搬家：从一处搬到另一处，家人一起',
    access: write,
    params: oneInCommunity,
    body: z.object({
      from_dwelling_id: id,
      dwelling_id: id,
      role: residenceRole,
      /** The first day in the new dwelling. */
      day: civilDate,
      /** Others of the dwelling who come along. */
      with: z.array(id).max(20).default([]),
      /** Owners no longer own the former one. */
      sold: z.boolean().default(false),
    }),
    output: personView,
    refusals: [
      'platform.not_found',
      'platform.not_allowed',
      'people.dwelling_unknown',
      'people.days_disordered',
      'people.person_unknown',
      'people.already_lives_there',
      'people.no_home',
    ],
  },
})
