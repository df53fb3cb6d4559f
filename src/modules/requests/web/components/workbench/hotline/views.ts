import type { z } from 'zod'
import type { routes } from '../../../../contract.ts'

export type CurrentCall = NonNullable<
  z.output<(typeof routes)['GET /api/c/:community/calls/current']['output']>['call']
>
export type Caller = CurrentCall['callers'][number]
export type CallRow = CurrentCall['last_calls'][number]
export type OpenRequest = CurrentCall['open_requests'][number]
export type Outcome = NonNullable<CallRow['outcome']>

/** Reads that change with every call. */
export const callReads = [
  'GET /api/c/:community/calls/current',
  'GET /api/c/:community/calls',
  'GET /api/c/:community/calls/to-return',
  'GET /api/c/:community/calls/day',
]
