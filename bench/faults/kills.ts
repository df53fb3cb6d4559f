import { setTimeout as wait } from 'node:timers/promises'
import { demoCommunity, type Product, startProduct } from '../support/product.ts'
import type { Attempt } from './attempts.ts'
import { inspect, verified } from './inspect.ts'
import { demoScale, isSound, type Outcome, type Scenario } from './scenario.ts'
import { Writers } from './writers.ts'

/** A kill comes somewhere within these milliseconds of load: while the first writes arrive, or in the thick of them. */
const [soonest, latest] = [150, 2_500]

/**
 * Kills the server (SIGKILL) so many times at random moments while residents file and staff write notes; starts it again each time, asks
 * again with the same key what had no answer, and looks at the end what stands in the tables.
 */
export const killedUnderLoad: Scenario = async ({ place, kills, say }): Promise<Outcome> => {
  const attempts: Attempt[] = []
  let product = await startProduct(place.env, demoScale)
  try {
    const community = await demoCommunity(product.address)
    const writers = new Writers(community)
    for (let kill = 1; kill <= kills; kill += 1) {
      const round = await untilKilled(product, writers)
      product = await startProduct(place.env, demoScale)
      await writers.askAgain(product.address, round)
      await product.settle()
      const chain = await verified(place)
      attempts.push(...round)
      const unanswered = round.filter((attempt) => !attempt.answeredAtOnce).length
      say(`kill ${kill}: ${round.length} writes, ${unanswered} without an answer, audit chain ${chain}`)
      if (chain !== 'whole') break
    }
    await product.stop()
    const found = await inspect(place, community, attempts)
    return { held: isSound(found), kills, ...found }
  } finally {
    await product.kill()
  }
}

async function untilKilled(product: Product, writers: Writers): Promise<Attempt[]> {
  const writing = await writers.begin(product.address)
  await wait(soonest + Math.random() * (latest - soonest))
  await product.kill()
  return writing.end()
}
