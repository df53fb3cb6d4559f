import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { readConfig } from '../../src/platform/config.ts'
import { openDatabase } from '../../src/platform/db/database.ts'
import { ask, type Session, send } from '../support/http.ts'
import { demoCommunity, type Product, signIn, startProduct } from '../support/product.ts'
import { type Attempt, Attempts } from './attempts.ts'
import { Insistent } from './insistent.ts'
import { inspect } from './inspect.ts'
import { demoScale, isSound, type Outcome, type Scenario, secondsUntil } from './scenario.ts'

const writingMilliseconds = 5_000
const doubleClicks = 20
/** Half a minute in which a process believes a cookie, and a minute in which the cookie itself does. */
const endedSecondsMost = 95

/**
 * Two server processes on one database: a click that arrives at both happens once, everybody's session is good at both and ends at both,
 * reactions and jobs happen once.
 */
export const several: Scenario = async ({ place, say }): Promise<Outcome> => {
  if (place.kind === 'pglite') return { skipped: 'the embedded database has one process' }
  await (await startProduct(place.env, demoScale)).stop()
  const due = await makeJobsDue(place.env)
  const products = await Promise.all([startProduct(place.env, demoScale), startProduct(place.env, demoScale)])
  try {
    const addresses = products.map(({ address }) => address)
    const community = await demoCommunity(addresses[0] ?? '')
    const writers = new Insistent(community, addresses)
    await writers.begin()
    await wait(writingMilliseconds)
    await writers.end()
    const clicks = await clickTwice(community, addresses)
    say(`${writers.attempts.length} writes at both in turn, ${clicks.attempts.length} at both at once`)
    const endedSeconds = await endedEverywhere(community, addresses)
    say(`a session ended at one ended at the other after ${endedSeconds} s`)
    await products[0].settle()
    const ran = await jobsRun(products)
    await Promise.all(products.map((product) => product.stop()))
    const found = await inspect(place, community, [...writers.attempts, ...clicks.attempts])
    const held = isSound(found) && writers.wrong.length === 0 && clicks.different === 0 && endedSeconds !== undefined
    const figures = { different_answers: clicks.different, ended_seconds: endedSeconds, jobs_due: due, jobs_run: ran }
    return { held: held && ran === due, wrong: writers.wrong, ...figures, ...found }
  } finally {
    await Promise.all(products.map((product) => product.kill()))
  }
}

/** Makes every job due that ever ran; returns how many. Those due within the minute would be due anyway. */
async function makeJobsDue(env: Record<string, string>): Promise<number> {
  const database = await openDatabase(readConfig(env))
  try {
    const made = await database.owner.query(`update platform.job_runs set next_at = now() - interval '1 minute'`)
    return made.rowCount ?? 0
  } finally {
    await database.close()
  }
}

async function jobsRun(products: readonly Product[]): Promise<number> {
  const counts = await Promise.all(products.map((product) => product.metric('linli_jobs_run')))
  return counts.reduce((sum, count) => sum + count, 0)
}

/** The same key at both processes at the same moment. */
async function clickTwice(community: number, addresses: readonly string[]) {
  const made = new Attempts(community)
  const { resident } = await made.people(addresses[0] ?? '')
  const attempts: Attempt[] = []
  let different = 0
  for (let turn = 0; turn < doubleClicks; turn += 1) {
    const attempt = { ...made.filing(turn), key: randomUUID() }
    const at = (address: string) => send({ ...resident, address }, 'POST', attempt.path, attempt.body, attempt.key)
    const ids = (await Promise.all(addresses.map(at))).map(({ text }) => (JSON.parse(text) as { id: string }).id)
    if (new Set(ids).size !== 1) different += 1
    attempts.push({ ...attempt, request: ids[0] })
  }
  return { attempts, different }
}

/** Signs in at the first, is known at the second, signs out at the first; the seconds until the second knows that. */
async function endedEverywhere(community: number, [first = '', second = '']: readonly string[]) {
  const there = await signIn(first, community, 'young')
  const here: Session = { address: second, cookies: new Map(there.cookies) }
  if (!(await isKnown(here))) throw new Error('the second process does not know the session of the first')
  await send(there, 'POST', '/api/auth/sign-out', {})
  return secondsUntil(async () => !(await isKnown(here)), endedSecondsMost)
}

async function isKnown(session: Session): Promise<boolean> {
  // Cookies of the answer aren't kept: a stolen copy is what would stay.
  const { text } = await ask({ address: session.address, cookies: new Map(session.cookies) }, 'GET', '/api/session')
  return (JSON.parse(text) as { account: unknown }).account !== null
}
