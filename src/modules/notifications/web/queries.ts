import { createApi } from '../../../app/web/api.ts'
import type { routes } from '../contract.ts'

export const { useRead, useReadPages, useWrite } = createApi<typeof routes>()
