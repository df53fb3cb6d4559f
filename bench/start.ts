import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { filingsFor } from './intake/filings.ts'
import type { Place } from './support/database.ts'
import type { Session } from './support/http.ts'
import { type Ask, clientOf, runLoad } from './support/load.ts'
import type { BenchOptions } from './support/options.ts'
import { demoCommunity, type Product, signIn, startProduct } from './support/product.ts'
import { type Measured, rounded, spread } from './support/result.ts'

const lineMegabytes = 350
const thinkMilliseconds = 100
const warmStarts = 3
const pages = join(import.meta.dirname, '..', 'dist', 'web')

/**
 * The first start as after `npm ci` (pages built, database made, whole demo), starts after it, and the memory the server holds after
 * ten minutes in which residents and workers read and file. Held against the line of 350 MB (ratio below 1 keeps it).
 */
export async function measureStart(place: Place, options: BenchOptions): Promise<Measured> {
  const scale = options.tiny ? 0.02 : 1
  if (!options.tiny) rmSync(pages, { recursive: true, force: true })
  const cold = await startProduct(place.env, scale)
  await cold.stop()
  const warm: number[] = []
  for (let turn = 1; turn < warmStarts; turn += 1) {
    const product = await startProduct(place.env, scale)
    warm.push(product.startedIn)
    await product.stop()
  }
  const product = await startProduct(place.env, scale)
  warm.push(product.startedIn)
  const used = await memoryUnderLoad(product, options.minutes * 60).finally(() => product.stop())
  return {
    ours: rounded(used.after),
    floor: lineMegabytes,
    unit: 'MB',
    ...spread(used.latencies),
    sizes: {
      cold_s: rounded(cold.startedIn),
      warm_s: rounded(Math.min(...warm)),
      idle_mb: rounded(used.idle),
      most_mb: rounded(used.most),
      minutes: options.minutes,
      asked: used.latencies.length,
    },
  }
}

async function memoryUnderLoad(product: Product, seconds: number) {
  const idle = await product.residentMegabytes()
  const clients = await mixedClients(product.address)
  let running = true
  let most = idle
  const watching = (async () => {
    while (running) {
      most = Math.max(most, await product.residentMegabytes())
      await wait(1_000)
    }
  })()
  const load = await runLoad({ address: product.address, clients, seconds, thinkMilliseconds })
  running = false
  await watching
  return { idle, most, after: await product.residentMegabytes(), latencies: Object.values(load.latencies).flat() }
}

/** Two residents, a clerk, a grid worker and the secretary, each with their own pages. */
async function mixedClients(address: string) {
  const community = await demoCommunity(address)
  const at = (identity: string) => signIn(address, community, identity)
  const base = `/api/c/${community}`
  const read = (path: string): Ask => ({ label: 'read', method: 'GET', path })
  const resident = await at('young')
  const filings = await filingsFor(resident, community)
  const file = (session: Session, every: readonly Ask[]) =>
    clientOf(
      session,
      filings.flatMap((body): Ask[] => [...every, { label: 'file', method: 'POST', path: `${base}/requests`, body }]),
    )
  const home = [`/c/${community}`, `${base}/my/requests`, `${base}/catalogue`, `${base}/areas/tree`].map(read)
  const lists = ['?state=assigned', '?sort=newest', '?q=楼道灯', '?overdue=yes'].map((query) =>
    read(`${base}/requests${encodeURI(query)}`),
  )
  const month = '2026-01'
  return [
    file(resident, home),
    file(await at('old'), [...home, read(`/p/${community}`)]),
    clientOf(await at('counter'), lists),
    clientOf(await at('grid'), [read(`${base}/today`), ...lists]),
    clientOf(await at('secretary'), [read(`${base}/desk`), read(`${base}/rates?from=${month}&to=${month}`)]),
  ]
}
