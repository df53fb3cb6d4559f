import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { createApi } from '../api.ts'
import type { ApiProblem } from '../api-problem.ts'

/** A row of the register as searches show it. */
export interface PersonFound {
  id: string
  name: string
  sex: 'male' | 'female' | null
  age: number | null
  phone_masked: string | null
  tags: { code: string; label: string }[]
  newcomer: boolean
  registered_at: string
  home: { dwelling_id: string; name: string; role: 'owner' | 'co_owner' | 'tenant' | 'family' | 'other' } | null
}

type Is<T> = z.ZodType<T, T>
interface Found {
  items: PersonFound[]
}

/** The register's searches as the kit needs them: it knows no module, so the shapes stand here. */
interface PeopleRoutes {
  'GET /api/c/:community/people/search': { query: Is<{ q: string }>; output: Is<Found> }
  'POST /api/c/:community/people/search-by-number': { body: Is<{ digits: string }>; output: Is<Found> }
}

const { call } = createApi<PeopleRoutes>()
const byWords = 'GET /api/c/:community/people/search'
const byNumber = 'POST /api/c/:community/people/search-by-number'

/** A number or its tail of four; in between nothing is looked up, so that typing a number asks once it is whole. */
export function asNumber(q: string): string | undefined {
  const digits = q.replaceAll(/[\s-]/g, '')
  return /^\d[\d\s-]*$/.test(q) && !/^\d{1,3}-/.test(q) && /^(\d{4}|\d{7,15})$/.test(digits) ? digits : undefined
}

/** People of the register by whatever is said. Looking somebody up by number is a call of its own: it is recorded. */
export function usePeopleFound(q: string, enabled = true) {
  const digits = asNumber(q)
  return useQuery<Found, ApiProblem>({
    queryKey: digits ? [byNumber, digits] : [byWords, q],
    queryFn: ({ signal }) =>
      digits ? call(byNumber, { body: { digits } }, { signal }) : call(byWords, { query: { q } }, { signal }),
    enabled: enabled && q !== '',
    // asked anew it would be recorded anew
    ...(digits ? { staleTime: Number.POSITIVE_INFINITY, retry: false } : {}),
  })
}
