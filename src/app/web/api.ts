import {
  type InfiniteData,
  type UseInfiniteQueryResult,
  type UseMutationResult,
  type UseQueryOptions,
  type UseQueryResult,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useRef } from 'react'
import type { ApiProblem } from './api-problem.ts'
import { type RequestInput, type RequestOptions, request } from './api-request.ts'
import type { CallArgs, CallInput, CallOutput, ReadKey, WriteKey } from './api-types.ts'
import { newIntention } from './intention.ts'

type ReadOptions<T> = Omit<UseQueryOptions<T, ApiProblem>, 'queryKey' | 'queryFn'>

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

  /** A keyset list read page by page; `next` of each answer is the `after` of the following one. */
  useReadPages<K extends ReadKey<Routes>>(
    route: K,
    ...args: CallArgs<CallInput<Routes, K>, { enabled?: boolean }>
  ): UseInfiniteQueryResult<InfiniteData<CallOutput<Routes, K>>, ApiProblem>

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

function useReadPages(route: string, input: RequestInput = {}, options: { enabled?: boolean } = {}) {
  return useInfiniteQuery<unknown, ApiProblem, unknown, readonly unknown[], string | undefined>({
    ...options,
    queryKey: [route, 'pages', input],
    initialPageParam: undefined,
    queryFn: ({ signal, pageParam }) =>
      request(route, { ...input, query: { ...input.query, after: pageParam } }, { signal }),
    getNextPageParam: (last) => (last as { next?: string | null }).next ?? undefined,
  })
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
