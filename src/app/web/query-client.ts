import { QueryCache, QueryClient } from '@tanstack/react-query'
import { ApiProblem } from './api-problem.ts'
import { leaveForSignIn } from './sign-in.ts'

/** Reads tried again on trouble of the line or the server, at most this often; refusals never. */
const retriesMax = 2

/** Wait before the first retry; doubled for the second. */
const retryMs = 400

/** Settings of every face: what was read stays good for half a minute; a lost session leads to sign-in and back. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      onError(error) {
        if (error instanceof ApiProblem && error.status === 401) leaveForSignIn()
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (count, error) => count < retriesMax && error instanceof ApiProblem && error.retryable,
        retryDelay: (count) => retryMs * 2 ** count,
        networkMode: 'always',
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
}
