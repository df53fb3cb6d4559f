import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { readConfig } from '../../src/platform/config.ts'
import { openDatabase } from '../../src/platform/db/database.ts'
import type { Place } from '../support/database.ts'
import { ask } from '../support/http.ts'
import { demoCommunity, type Product, signIn, startProduct } from '../support/product.ts'
import { Insistent } from './insistent.ts'
import { inspect } from './inspect.ts'
import { demoScale, isSound, type Outcome, type Scenario } from './scenario.ts'

const day = 86_400_000
const writingMilliseconds = 1_500
/** Jobs look every half minute. */
const jobsMilliseconds = 35_000
/** A step that is adjusted away; three days that were wrong; and more than half a day before that. */
const shifts = [0, -2_000, 3 * day, 0, -day / 2]

/** The computer's clock is set forward by days and back again while clients write. */
export const clockBack: Scenario = async ({ place, say }): Promise<Outcome> => {
  const product = await startProduct(place.env, demoScale, join(import.meta.dirname, 'clock-preload.ts'))
  try {
    const community = await demoCommunity(product.address)
    const before = await signIn(product.address, community, 'young')
    const writers = new Insistent(community, [product.address])
    await writers.begin()
    const wrong: string[] = []
    for (const shift of shifts) {
      await setClock(product, shift)
      say(`clock set to ${(shift / day).toFixed(2)} days from now`)
      await wait(writingMilliseconds)
      const session = await ask(before, 'GET', '/api/session')
      if (!session.text.includes('"account')) wrong.push(`a session of before, at ${shift}: ${session.text}`)
    }
    await writers.end()
    await product.settle()
    const jobs = await product.metric('linli_jobs_run')
    await wait(jobsMilliseconds)
    const jobsAfterwards = (await product.metric('linli_jobs_run')) - jobs
    await product.stop()
    const late = await deadlinesBeforeFiling(place, community)
    const found = await inspect(place, community, writers.attempts)
    const refused = Object.keys(writers.refusals).length
    wrong.push(...writers.wrong)
    const held = isSound(found) && wrong.length === 0 && refused === 0 && late === 0 && jobsAfterwards > 0
    return { held, wrong, deadlines_before_filing: late, jobs_afterwards: jobsAfterwards, ...found }
  } finally {
    await product.kill()
  }
}

async function setClock(product: Product, shift: number): Promise<void> {
  const set = once(product.process, 'message')
  product.process.send({ shift })
  await set
}

/** Cases whose clock ends before they began. */
async function deadlinesBeforeFiling(place: Place, community: number): Promise<number> {
  const database = await openDatabase(readConfig(place.env))
  try {
    const { rows } = await database.owner.query<{ count: string }>(
      'select count(*) from caseflow.cases where community_id = $1 and (contact_due < filed_at or resolve_due < filed_at)',
      [community],
    )
    return Number(rows[0]?.count)
  } finally {
    await database.close()
  }
}
