import { createApi } from '../../../app/web/api.ts'
import type { routes } from '../contract.ts'

/** Typed calls of this module's routes. */
export const { call, useRead, useReadPages, useWrite } = createApi<typeof routes>()
