import type { OutputOf } from '../../../../shared/contract.ts'
import type { routes } from '../../contract.ts'

export type Upkeep = OutputOf<(typeof routes)['GET /api/c/:community/upkeep']>
export type CountCheck = Upkeep['counts'][number]
