import { createServer } from 'node:net'
import lighthouse from 'lighthouse'
import { launch } from '../e2e/support/launch.ts'
import type { Place } from './support/database.ts'
import type { BenchOptions } from './support/options.ts'
import { demoCommunity, signIn, startProduct } from './support/product.ts'
import { type Measured, percentile } from './support/result.ts'

const demoScale = 0.05
const linePerformance = 90
const pages = { home: '', file: '/file', mine: '/requests' } as const

type Scores = { performance: number; accessibility: number; interactive: number }

/**
 * Lighthouse on a phone (its own slow processor and network) for the resident's home, filing and 我的诉求, signed in. Held against 90
 * points of performance: the worst page counts, of each page the best run. Points of accessibility stand in `sizes` (line: 100).
 */
export async function measureLighthouse(place: Place, options: BenchOptions): Promise<Measured> {
  const product = await startProduct(place.env, demoScale)
  try {
    const community = await demoCommunity(product.address)
    const scores: Record<string, Scores> = {}
    for (const [page, path] of Object.entries(pages)) {
      scores[page] = await bestOf(product.address, community, path, options.runs)
    }
    const all = Object.values(scores)
    const interactive = all.map((score) => score.interactive)
    return {
      ours: Math.min(...all.map((score) => score.performance)),
      floor: linePerformance,
      unit: 'points',
      p50_ms: percentile(interactive, 0.5),
      p95_ms: percentile(interactive, 0.95),
      sizes: Object.fromEntries(
        Object.entries(scores).flatMap(([page, { performance, accessibility }]) => [
          [`${page}_performance`, performance],
          [`${page}_accessibility`, accessibility],
        ]),
      ),
    }
  } finally {
    await product.stop()
  }
}

async function bestOf(address: string, community: number, path: string, runs: number): Promise<Scores> {
  const scores: Scores[] = []
  for (let run = 0; run < runs; run += 1) {
    // Signed in anew each time: a copy of the session that the server renews would push the cookies given here aside.
    const { cookies } = await signIn(address, community, 'young')
    const cookie = [...cookies].map((pair) => pair.join('=')).join('; ')
    scores.push(await audit(`${address}/c/${community}${path}`, cookie))
  }
  return scores.reduce((a, b) => (b.performance > a.performance ? b : a))
}

async function audit(url: string, cookie: string): Promise<Scores> {
  const port = await freePort()
  const browser = await launch([`--remote-debugging-port=${port}`])
  try {
    const report = await lighthouse(url, {
      port,
      logLevel: 'error',
      onlyCategories: ['performance', 'accessibility'],
      extraHeaders: { Cookie: cookie },
    })
    if (!report) throw new Error('Lighthouse gave no report')
    const { categories, audits, finalDisplayedUrl } = report.lhr
    if (!finalDisplayedUrl.startsWith(url)) throw new Error(`${url} led to ${finalDisplayedUrl}`)
    if (!asked(audits['network-requests']).some((address) => address.includes('/api/'))) {
      throw new Error(`${url}: the page never asked for its data`)
    }
    const points = (score: number | null | undefined) => Math.round((score ?? 0) * 100)
    return {
      performance: points(categories.performance?.score),
      accessibility: points(categories.accessibility?.score),
      interactive: Math.round(audits.interactive?.numericValue ?? Number.NaN),
    }
  } finally {
    await browser.close()
  }
}

/** Addresses a page asked for. */
function asked(audit: { details?: unknown } | undefined): string[] {
  const { items = [] } = (audit?.details ?? {}) as { items?: { url: string }[] }
  return items.map((item) => item.url)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
