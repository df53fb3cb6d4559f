import { join } from 'node:path'
import { answerOf, ended, forked } from './support/child.ts'
import type { Place } from './support/database.ts'
import type { BenchOptions } from './support/options.ts'
import { demoCommunity, signIn, startProduct } from './support/product.ts'
import { type Measured, rounded } from './support/result.ts'

const demoScale = 0.02
const checks = 200_000
const lineMilliseconds = 0.15

export type AuthJob = { cookie: string; checks: number }

/** Milliseconds and queries of one check: remembered, by the signed copy in the cookie, and by the database. */
export type AuthReport = Record<'remembered' | 'from_cookie' | 'from_database', { ms: number; queries: number }>

/**
 * What it costs to know who asks, in the common case: the session was seen in the last half minute. Held against the line of 0.15 ms
 * (ratio below 1 keeps it). The two rarer ways are told in `sizes`.
 */
export async function measureAuth(place: Place, options: BenchOptions): Promise<Measured> {
  const product = await startProduct(place.env, demoScale)
  const cookies = await (async () => {
    const session = await signIn(product.address, await demoCommunity(product.address), 'young')
    return [...session.cookies].map((pair) => pair.join('=')).join('; ')
  })().finally(() => product.stop())
  const child = forked(join(import.meta.dirname, 'auth-process.ts'), [], place.env)
  child.send({ cookie: cookies, checks: options.tiny ? 1_000 : checks } satisfies AuthJob)
  const report = await answerOf<AuthReport>(child).finally(() => ended(child))
  const { remembered, from_cookie, from_database } = report
  return {
    ours: rounded(remembered.ms),
    floor: lineMilliseconds,
    unit: 'ms',
    p50_ms: null,
    p95_ms: null,
    sizes: {
      queries: remembered.queries,
      from_cookie_ms: rounded(from_cookie.ms),
      from_cookie_queries: from_cookie.queries,
      from_database_ms: rounded(from_database.ms),
      from_database_queries: from_database.queries,
    },
  }
}
