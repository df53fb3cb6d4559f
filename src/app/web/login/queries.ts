import type { routes } from '../../../modules/access/contract.ts'
import { createApi } from '../api.ts'

/** Typed calls of the accounts: sign-in, session, demo identities. */
export const { useRead, useWrite } = createApi<typeof routes>()
