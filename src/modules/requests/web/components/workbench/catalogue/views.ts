import type { z } from 'zod'
import type { itemView, routes } from '../../../../contract.ts'

export type Item = z.output<typeof itemView>
export type ItemPage = z.output<(typeof routes)['GET /api/c/:community/catalogue/:code']['output']>
export type ItemPreview = z.output<(typeof routes)['POST /api/c/:community/catalogue/:code/preview']['output']>
export type WantedItem = z.input<(typeof routes)['POST /api/c/:community/catalogue/:code/preview']['body']>
export type Override = ItemPage['overrides'][number]

export const classes = [
  'love_and_livelihood',
  'general_services',
  'public_benefit',
  'support_and_guarantee',
  'special_care',
] as const
export const answerables = ['community', 'property_company', 'residents', 'department'] as const
export const requestKinds = ['help', 'report', 'complaint', 'enquiry', 'suggestion'] as const
export const tiers = ['small', 'big', 'urgent'] as const
export const priorities = ['1', '2', '3', '4'] as const
export const units = ['working_hours', 'working_days'] as const
export const evidences = ['none', 'photo_or_note', 'photo'] as const
export const places = ['required', 'optional'] as const
export const departments = [
  'subdistrict',
  'urban_management',
  'housing',
  'police',
  'market_supervision',
  'transport',
  'civil_affairs',
  'human_resources',
  'medical_security',
  'health',
  'education',
  'disabled_federation',
  'veterans',
  'justice',
  'fire_rescue',
  'ecology',
  'natural_resources',
  'water',
  'power_grid',
  'gas_company',
  'heating_company',
  'telecom_operator',
] as const
