import type { z } from 'zod'
import type { routes } from '../../contract.ts'

type Routes = typeof routes
export type Detail = z.output<Routes['GET /api/c/:community/ballots/:id']['output']>
export type Open = z.output<Routes['GET /api/c/:community/open/ballots/:id']['output']>
export type Own = z.output<Routes['GET /api/c/:community/my/ballots/:id']['output']>
export type Brief = z.output<Routes['GET /api/c/:community/ballots']['output']>['items'][number]
export type Voter = z.output<Routes['GET /api/c/:community/ballots/:id/roll']['output']>['items'][number]
export type Paper = z.output<Routes['GET /api/c/:community/ballots/:id/papers']['output']>['items'][number]
export type UrnPaper = z.output<Routes['GET /api/c/:community/ballots/:id/urn-papers']['output']>['items'][number]
export type Objection = Detail['objections'][number]
export type Result = NonNullable<Open['result']>

const groupOrder = ['party', 'resident', 'newcomer', 'none']

export const groupsInOrder = ({ groups }: Pick<Result, 'groups'>) =>
  [...groups].sort((a, b) => groupOrder.indexOf(a.group) - groupOrder.indexOf(b.group))

/** Kinds whose voters may write something with their vote. */
export const takesWords = ({ kind }: Pick<Open, 'kind'>) => kind === 'consent' || kind === 'lift' || kind === 'review'

/** What may be written with such a choice: on what condition, why not, or in a review what is amiss. */
export function wordsAsked(ballot: Pick<Open, 'kind'>, value: readonly string[]) {
  if (!takesWords(ballot) || value.length === 0) return undefined
  if (ballot.kind === 'review') return value[0] === 'for' ? undefined : 'amiss'
  return value[0] === 'for' ? 'condition' : 'reason'
}

/** Reads that an act on a ballot changes. */
export const ballotReads = [
  'GET /api/c/:community/ballots',
  'GET /api/c/:community/ballots/:id',
  'GET /api/c/:community/ballots/:id/progress',
  'GET /api/c/:community/ballots/:id/roll',
  'GET /api/c/:community/ballots/:id/papers',
  'GET /api/c/:community/ballots/:id/urn-papers',
  'GET /api/c/:community/ballots/:id/words',
  'GET /api/c/:community/ballots/:id/visits',
  'GET /api/c/:community/ballots/:id/affected',
  'GET /api/c/:community/ballots/:id/affected/others',
  'GET /api/c/:community/ballots/:id/nominations',
  // What other modules show beside it: tasks can be made as soon as it is published.
  'GET /api/c/:community/ballots/:id/follow-up',
]
export const ownReads = ['GET /api/c/:community/my/ballots', 'GET /api/c/:community/my/ballots/:id']

export const callReads = ['GET /api/c/:community/my/nominations', 'GET /api/c/:community/my/ballots/:id/nominations']

const fenPerYuan = 100
const cm2PerM2 = 10_000
export const yuan = (fen: number) => (fen / fenPerYuan).toLocaleString('zh-CN', { maximumFractionDigits: 2 })
export const squareMetres = (cm2: number) =>
  (cm2 / cm2PerM2).toLocaleString('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
