import type { CallOutput } from '../../../../app/web/api-types.ts'
import type { routes } from '../../contract.ts'

type Routes = typeof routes
export type Message = CallOutput<Routes, 'GET /api/c/:community/my/inbox'>['items'][number]
export type Face = 'resident' | 'work'
