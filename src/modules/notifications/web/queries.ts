import { createApi } from '../../../app/web/api.ts'
import type { routes } from '../contract.ts'

export const { call, useRead, useReadPages, useWrite } = createApi<typeof routes>()
