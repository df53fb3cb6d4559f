import { createApi } from '../../../app/web/api.ts'
import type { routes } from '../contract.ts'

export const { useRead, useWrite } = createApi<typeof routes>()
