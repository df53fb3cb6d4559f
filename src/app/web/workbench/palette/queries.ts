import type { routes } from '../../../../modules/find/contract.ts'
import { createApi } from '../../api.ts'

export const { useRead, useWrite } = createApi<typeof routes>()
