import type { Place } from '../support/database.ts'
import { clientOf, type LoadReport, runLoad } from '../support/load.ts'
import type { BenchOptions } from '../support/options.ts'
import { demoCommunity, signIn, startProduct } from '../support/product.ts'
import { type Measured, percentile, rounded, spread } from '../support/result.ts'
import { asksFor } from './asks.ts'
import { firstCopy, seed } from './seed.ts'

const demoScale = 0.05
const clients = 2
const askedMost = 20

type Sized = Record<string, number[]>

/**
 * My list, filtered list, search and rates as a clerk and a grid worker ask them, at two sizes of the same many communities, and in
 * one very large one. Held against the smaller size (p95; 2 keeps the line).
 */
export async function measureLists(place: Place, options: BenchOptions): Promise<Measured> {
  const built = await startProduct(place.env, demoScale)
  const community = await demoCommunity(built.address).finally(() => built.stop())
  const [few, many] = options.requests
  await seed(place.env, { template: community, communities: options.communities, requests: few })
  const small = await ask(place, options, community)
  await seed(place.env, { template: community, communities: options.communities, requests: many })
  const large = await ask(place, options, community)
  const single = options.stress > 0 ? await stressed(place, options, community) : {}
  const all = (sized: Sized) => Object.values(sized).flat()
  return {
    ours: rounded(percentile(all(large), 0.95)),
    floor: rounded(percentile(all(small), 0.95)),
    unit: 'ms',
    ...spread(all(large)),
    sizes: {
      communities: options.communities,
      requests_small: few,
      requests_large: many,
      requests_stress: options.stress,
      ...p95s('small', small),
      ...p95s('large', large),
      ...p95s('stress', single),
    },
  }
}

async function stressed(place: Place, options: BenchOptions, community: number): Promise<Sized> {
  await seed(place.env, { template: community, communities: 1, requests: options.stress })
  return ask(place, options, community, [firstCopy])
}

function p95s(size: string, sized: Sized): Record<string, number> {
  return Object.fromEntries(
    Object.entries(sized).map(([label, latencies]) => [`${label}_${size}_p95`, rounded(percentile(latencies, 0.95))]),
  )
}

/** Several communities in turn, so that no cache holds just one. The best of the runs counts, by its p95 over everything. */
async function ask(
  place: Place,
  { seconds, runs, communities }: BenchOptions,
  template: number,
  asked = spreadOver(communities),
): Promise<Sized> {
  const product = await startProduct(place.env, demoScale)
  try {
    const identities = ['counter', 'grid'] as const
    const sessions = await Promise.all(
      Array.from({ length: clients }, (_, index) => signIn(product.address, template, identities[index % 2] ?? 'grid')),
    )
    const job = {
      address: product.address,
      clients: sessions.map((session, index) => clientOf(session, asksFor(asked, identities[index % 2] ?? 'grid'))),
      thinkMilliseconds: 0,
    }
    await runLoad({ ...job, seconds: Math.min(3, seconds) })
    const reports: LoadReport[] = []
    for (let run = 0; run < runs; run += 1) reports.push(await runLoad({ ...job, seconds }))
    const p95 = ({ latencies }: LoadReport) => percentile(Object.values(latencies).flat(), 0.95)
    return reports.reduce((a, b) => (p95(b) < p95(a) ? b : a)).latencies
  } finally {
    await product.stop()
  }
}

/** Some of the copies, evenly among them: no cache holds only one. */
function spreadOver(communities: number): number[] {
  const step = Math.max(1, Math.floor(communities / askedMost))
  return Array.from({ length: communities }, (_, index) => firstCopy + index).filter((_, index) => index % step === 0)
}
