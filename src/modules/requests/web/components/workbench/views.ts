import type { z } from 'zod'
import type { ratesRow, requestBrief, requestView, routes } from '../../../contract.ts'

export type Brief = z.output<typeof requestBrief>
export type Request = z.output<typeof requestView>
export type RatesRow = z.output<typeof ratesRow>
export type SimilarRequest = z.output<(typeof routes)['GET /api/c/:community/desk/similar']['output']>['items'][number]
export type Today = z.output<(typeof routes)['GET /api/c/:community/today']['output']>
