import {
  keepPreviousData,
  type UseMutationResult,
  type UseQueryOptions,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { ApiProblem } from './api-problem.ts'
import { type RequestInput, type RequestOptions, request } from './api-request.ts'
import type { CallArgs, CallInput, CallOutput, ReadKey, WriteKey } from './api-types.ts'
import { newIntention } from './intention.ts'

type ReadOptions<T> = Omit<UseQueryOptions<T, ApiProblem>, 'queryKey' | 'queryFn'>

/** One page of a list and the ways to its neighbours. */
export type PagesResult<T> = UseQueryResult<T, ApiProblem> & {
  page: number
  hasPrevious: boolean
  hasNext: boolean
  previous: () => void
  next: () => void
}

interface WriteOptions<Output, Input> {
  /** Reads to fetch again afterwards, by route; all pages and filters of each. */
  refresh?: string[]
  onSuccess?: (output: Output, input: Input) => void
}

/** The calls of one contract: plain, as a query, and as a mutation. Make one per module in its `web/queries.ts`. */
export interface Api<Routes> {
  /** One call. Rejects with ApiProblem. `call('GET /api/c/:community/requests/:number', { params: { number } })` */
  call<K extends Extract<keyof Routes, string>>(
    route: K,
    ...args: CallArgs<CallInput<Routes, K>, RequestOptions>
  ): Promise<CallOutput<Routes, K>>

  /** A read kept and shared by TanStack Query under [route, input]. */
  useRead<K extends ReadKey<Routes>>(
    route: K,
    ...args: CallArgs<CallInput<Routes, K>, ReadOptions<CallOutput<Routes, K>>>
  ): UseQueryResult<CallOutput<Routes, K>, ApiProblem>

  /** A keyset list page by page; `next` of an answer is the `after` of the following page. Show with QueryView and Pager. */
  useReadPages<K extends ReadKey<Routes>>(
    route: K,
    ...args: CallArgs<CallInput<Routes, K>, { enabled?: boolean }>
  ): PagesResult<CallOutput<Routes, K>>

  /**
   * A write. Pressing again after a failure with the same input repeats the same intention (Idempotency-Key), so it
   * can't happen twice; a changed input is a new one.
   */
  useWrite<K extends WriteKey<Routes>>(
    route: K,
    options?: WriteOptions<CallOutput<Routes, K>, CallInput<Routes, K>>,
  ): UseMutationResult<CallOutput<Routes, K>, ApiProblem, CallInput<Routes, K>>
}

function useIntention(): { of: (input: unknown) => string; done: () => void } {
  const held = useRef<{ input: string; id: string } | null>(null)
  return {
    of(input) {
      const text = JSON.stringify(input)
      if (held.current?.input !== text) held.current = { input: text, id: newIntention() }
      return held.current.id
    },
    done() {
      held.current = null
    },
  }
}

function useRead(route: string, input: RequestInput = {}, options: ReadOptions<unknown> = {}) {
  return useQuery<unknown, ApiProblem>({
    ...options,
    queryKey: [route, input],
    queryFn: ({ signal }) => request(route, input, { signal }),
  })
}

/** Cursors of the pages visited, by the input they belong to; another filter begins at page one. */
function useCursors(input: RequestInput) {
  const key = JSON.stringify(input)
  const [held, setHeld] = useState<{ key: string; cursors: string[] }>({ key, cursors: [] })
  const cursors = held.key === key ? held.cursors : []
  return { cursors, setCursors: (next: string[]) => setHeld({ key, cursors: next }) }
}

function useReadPages(route: string, input: RequestInput = {}, options: { enabled?: boolean } = {}) {
  const { cursors, setCursors } = useCursors(input)
  const after = cursors.at(-1)
  const query = useRead(route, after ? { ...input, query: { ...input.query, after } } : input, {
    ...options,
    placeholderData: keepPreviousData,
  })
  const next = (query.data as { next?: string | null } | undefined)?.next
  return {
    ...query,
    page: cursors.length + 1,
    hasPrevious: cursors.length > 0,
    hasNext: Boolean(next),
    previous: () => setCursors(cursors.slice(0, -1)),
    next: () => next && setCursors([...cursors, next]),
  }
}

function useWrite(route: string, options: WriteOptions<unknown, unknown> = {}) {
  const intention = useIntention()
  const client = useQueryClient()
  return useMutation<unknown, ApiProblem, RequestInput>({
    mutationFn: (input) => request(route, input, { intention: intention.of(input) }),
    onSuccess: async (output, input) => {
      intention.done()
      for (const read of options.refresh ?? []) await client.invalidateQueries({ queryKey: [read] })
      options.onSuccess?.(output, input)
    },
  })
}

/**
 * Typed access to a module's routes. Only types are taken from the contract:
 * `import type { routes } from '../contract.ts'; export const { call, useRead, useWrite } = createApi<typeof routes>()`
 */
export function createApi<Routes>(): Api<Routes> {
  return { call: request, useRead, useReadPages, useWrite } as Api<Routes>
}
