import type { routes } from '../../../../modules/desk/contract.ts'
import { createApi } from '../../api.ts'

export const { useRead, useWrite } = createApi<typeof routes>()
