import { setTimeout as wait } from 'node:timers/promises'
import { ask, type Session } from '../support/http.ts'
import { demoCommunity, startProduct } from '../support/product.ts'
import { Insistent, isPlain503 } from './insistent.ts'
import { inspect } from './inspect.ts'
import { demoScale, isSound, type Outcome, type Scenario, secondsUntil } from './scenario.ts'

const writingMilliseconds = 1_500
const awayMilliseconds = 4_000
const backSecondsMost = 15

/** PostgreSQL ends at once while clients write, is away for some seconds, and comes back: the server goes on without a restart. */
export const databaseAway: Scenario = async ({ place, say }): Promise<Outcome> => {
  const { cluster } = place
  if (!cluster) return { skipped: 'needs a PostgreSQL made for this run, to end it' }
  const product = await startProduct(place.env, demoScale)
  try {
    const community = await demoCommunity(product.address)
    const writers = new Insistent(community, [product.address])
    await writers.begin()
    await wait(writingMilliseconds)
    await cluster.halt()
    say('the database is away')
    await wait(awayMilliseconds)
    const meanwhile = await askMeanwhile(product.address, community)
    await cluster.resume()
    const ready = async () => (await ask(visitor(product.address), 'GET', '/readyz')).status === 200
    const back = await secondsUntil(ready, backSecondsMost)
    say(`back after ${back} s`)
    await wait(writingMilliseconds)
    await writers.end()
    await product.settle()
    await product.stop()
    const found = await inspect(place, community, writers.attempts)
    const { refusals, unanswered, wrong } = writers
    const refused = refusals['platform.database_away'] ?? 0
    const held = isSound(found) && wrong.length === 0 && refused > 0 && meanwhile.length === 0 && back !== undefined
    return { held, refusals, unanswered, wrong: [...wrong, ...meanwhile], back_seconds: back, ...found }
  } finally {
    await product.kill()
  }
}

const visitor = (address: string): Session => ({ address, cookies: new Map() })

/** What is asked while the database is away, and answered otherwise than it must be. */
async function askMeanwhile(address: string, community: number): Promise<string[]> {
  const stranger = { address, cookies: new Map([['linli.session_token', 'x'.repeat(32)]]) }
  const wrong: string[] = []
  const healthy = await ask(visitor(address), 'GET', '/healthz')
  if (healthy.status !== 200) wrong.push(`/healthz ${healthy.status}`)
  const ready = await ask(visitor(address), 'GET', '/readyz')
  if (ready.status !== 503 || !ready.headers['retry-after']) wrong.push(`/readyz ${ready.status}`)
  const metrics = await ask(visitor(address), 'GET', '/metrics')
  if (!/^linli_database_up 0$/m.test(metrics.text)) wrong.push(`/metrics ${metrics.status}`)
  const signingIn = await ask(visitor(address), 'POST', '/api/demo/sign-in', { community, identity: 'young' })
  if (!isPlain503(signingIn)) wrong.push(`signing in ${signingIn.status} ${signingIn.text}`)
  for (const who of [visitor(address), stranger]) {
    const answer = await ask(who, 'GET', `/api/c/${community}/areas/tree`)
    if (!isPlain503(answer)) wrong.push(`a read ${answer.status} ${answer.text}`)
  }
  return wrong
}
