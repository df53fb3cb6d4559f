import { readConfig } from '../../src/platform/config.ts'
import { openDatabase } from '../../src/platform/db/database.ts'
import { idleSecondsMost } from '../../src/platform/db/transaction.ts'
import { ask } from '../support/http.ts'
import { demoCommunity, type Product } from '../support/product.ts'
import { Workers } from './in-hand.ts'
import { inspect } from './inspect.ts'
import { isSound, type Outcome, type Scenario } from './scenario.ts'

/** Reactions are looked for every 5 seconds, jobs every 30; a process that hangs loses what it holds after a minute. */
const reactionSecondsMost = 10
const jobSecondsMost = 40
const hungSecondsMost = idleSecondsMost + reactionSecondsMost

/**
 * Of two server processes one is killed with a reaction in hand, then one with a job in hand, then one stops moving with a reaction in hand:
 * the other does it, once in effect.
 */
export const workerDies: Scenario = async ({ place, say }): Promise<Outcome> => {
  if (place.kind === 'pglite') return { skipped: 'the embedded database has one process; kills is its case' }
  const workers = new Workers(place)
  const database = await openDatabase(readConfig(place.env))
  try {
    const first = await workers.start()
    await workers.start()
    const community = await demoCommunity(first.address)
    const hands = workers.watch(database.owner, community)

    const killed = (product: Product) => product.kill()
    const reactionSeconds = await hands.reaction(killed, reactionSecondsMost)
    say(`killed with a reaction in hand: done by the other after ${reactionSeconds} s`)
    await workers.start()
    const jobSeconds = await hands.job(killed, jobSecondsMost)
    say(`killed with a job in hand: done by the other after ${jobSeconds} s`)
    await workers.start()
    let hung: Product | undefined
    const stopped = async (product: Product) => {
      hung = product
      product.process.kill('SIGSTOP')
    }
    const hungSeconds = await hands.reaction(stopped, hungSecondsMost)
    hung?.process.kill('SIGCONT')
    say(`stopped moving with a reaction in hand: done by the other after ${hungSeconds} s`)
    const woken = hung && (await ask({ address: hung.address, cookies: new Map() }, 'GET', '/readyz')).status
    await workers.stop()

    const found = await inspect(place, community, hands.attempts)
    const times = { reaction_seconds: reactionSeconds, job_seconds: jobSeconds, hung_seconds: hungSeconds }
    const held = isSound(found) && Object.values(times).every((time) => time !== undefined) && woken === 200
    return { held, ...times, woken_answers: woken, ...found }
  } finally {
    await database.close()
    await workers.kill()
  }
}
