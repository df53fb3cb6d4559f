import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { answerOf, ended, forked } from '../support/child.ts'
import type { Place } from '../support/database.ts'
import { type Session, send, sendFile } from '../support/http.ts'
import type { BenchOptions } from '../support/options.ts'
import { demoCommunity, signIn, startProduct } from '../support/product.ts'
import { type Measured, rounded, spread } from '../support/result.ts'
import { doorsOf, mobiles, newMobiles, sheetOf } from './people.ts'

const demoScale = 0.05
const pollMilliseconds = 500
const askMilliseconds = 50

/**
 * A register of `rows` people handed in as one sheet, looked at and taken in, through HTTP, while somebody else goes on asking for
 * something small. Held against the same rows written by plain inserts of many rows into tables like the register's. `known`: the people
 * are registered already and have other mobiles now.
 */
export async function measureImport(place: Place, { rows, known }: BenchOptions): Promise<Measured> {
  const product = await startProduct(place.env, demoScale)
  const taken = await (async () => {
    const community = await demoCommunity(product.address)
    const secretary = await signIn(product.address, community, 'secretary')
    const doors = await doorsOf(secretary, community)
    if (known) await takeIn(secretary, community, sheetOf(rows, doors))
    const sheet = sheetOf(rows, doors, known ? newMobiles : mobiles)
    await product.settle()
    const steps = await whileAsking(secretary, community, () => takeIn(secretary, community, sheet))
    await product.settle()
    return { seconds: steps.done, waits: steps.waits, community }
  })().finally(() => product.stop())
  const floor = known ? null : await floorOf(place, taken.community)
  const { upload, check, commit } = taken.seconds
  const waits = taken.waits.map(({ ms }) => ms)
  const longest = (from: number, until: number) =>
    Math.round(Math.max(0, ...taken.waits.flatMap(({ at, ms }) => (at >= from && at < until ? [ms] : []))))
  return {
    ours: rounded(rows / (upload + check + commit)),
    floor: floor && rounded(rows / floor),
    unit: 'people/s',
    ...spread(waits),
    sizes: {
      rows,
      seconds: rounded(upload + check + commit),
      upload_s: rounded(upload),
      check_s: rounded(check),
      commit_s: rounded(commit),
      longest_wait_ms: longest(0, Number.POSITIVE_INFINITY),
      longest_wait_uploading_ms: longest(0, upload),
      longest_wait_checking_ms: longest(upload, upload + check),
      longest_wait_taking_in_ms: longest(upload + check, Number.POSITIVE_INFINITY),
      asked: waits.length,
    },
  }
}

type View = { id: string; state: string; rows_new: number; rows_refused: number }
type Steps = { upload: number; check: number; commit: number }

/** Hands a sheet in, waits until it was looked at, and takes it in. Fails where a row is refused. */
export async function takeIn(secretary: Session, community: number, sheet: Buffer): Promise<Steps> {
  const imports = `/api/c/${community}/people/imports`
  const started = performance.now()
  const { text } = await sendFile(secretary, imports, '居民.csv', sheet)
  const uploaded = performance.now()
  let view = JSON.parse(text) as View
  while (view.state === 'checking') {
    await wait(pollMilliseconds)
    view = JSON.parse((await send(secretary, 'GET', `${imports}/${view.id}`)).text) as View
  }
  const checked = performance.now()
  if (view.state !== 'checked' || view.rows_refused > 0)
    throw new Error(`the sheet was not taken as it is: ${JSON.stringify(view).slice(0, 1_000)}`)
  await send(secretary, 'POST', `${imports}/${view.id}/apply`, {})
  do {
    await wait(pollMilliseconds)
    view = JSON.parse((await send(secretary, 'GET', `${imports}/${view.id}`)).text) as View
  } while (view.state === 'applying')
  if (view.state !== 'applied') throw new Error(`the sheet was not taken in: ${JSON.stringify(view).slice(0, 1_000)}`)
  const committed = performance.now()
  return {
    upload: (uploaded - started) / 1000,
    check: (checked - uploaded) / 1000,
    commit: (committed - checked) / 1000,
  }
}

/** Somebody else's small question, asked again and again until the work is done: when (in seconds) and how long each answer took. */
export async function whileAsking<T>(session: Session, community: number, work: () => Promise<T>) {
  const waits: { at: number; ms: number }[] = []
  const started = performance.now()
  let over = false
  const asking = (async () => {
    while (!over) {
      const asked = performance.now()
      await send(session, 'GET', `/api/c/${community}/people/tags`)
      waits.push({ at: (asked - started) / 1000, ms: performance.now() - asked })
      await wait(askMilliseconds)
    }
  })()
  const done = await work().finally(() => {
    over = true
  })
  await asking
  return { done, waits }
}

async function floorOf(place: Place, community: number): Promise<number> {
  const child = forked(join(import.meta.dirname, 'floor-process.ts'), [], place.env)
  child.send({ community })
  try {
    return (await answerOf<{ seconds: number }>(child)).seconds
  } finally {
    await ended(child)
  }
}
