import type { z } from 'zod'
import type { routes } from '../../../contract.ts'

export type OwnProfile = z.output<(typeof routes)['GET /api/c/:community/own/profile']['output']>
export const profileRead = 'GET /api/c/:community/own/profile'
