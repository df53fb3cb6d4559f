import type { z } from 'zod'
import type { routes } from '../../../contract.ts'

type Routes = typeof routes
export type Area = z.output<Routes['GET /api/c/:community/areas/tree']['output']>['items'][number]
export type AreaDetail = z.output<Routes['GET /api/c/:community/areas/:id']['output']>
export type Dwelling = z.output<Routes['GET /api/c/:community/areas/:id/dwellings']['output']>['items'][number]
export type Community = z.output<Routes['GET /api/c/:community']['output']>
export type Kind = z.output<Routes['GET /api/area-kinds']['output']>['area_kinds'][number]
export type AreaKind = Area['kind']
export type CompoundKind = NonNullable<Area['compound_kind']>
export type Use = Dwelling['use']

export const uses: Use[] = ['residential', 'commercial', 'office', 'public', 'storage', 'other']
