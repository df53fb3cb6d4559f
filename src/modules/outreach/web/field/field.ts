import { createApi } from '../../../../app/web/api.ts'
import { type ApiProblem, asProblem } from '../../../../app/web/api-problem.ts'
import { boot } from '../../../../app/web/boot.ts'
import { serverNow } from '../../../../app/web/clock.ts'
import { newIntention } from '../../../../app/web/intention.ts'
import { keptName } from '../../../../app/web/kept-on-device.ts'
import type { routes as requestRoutes } from '../../../requests/contract.ts'
import type { Visit } from '../components/views.ts'
import { call } from '../queries.ts'
import { allOf, inStores, openStore } from './database.ts'
import type { Change, Item, KeptPhoto, KeptRound, Need, Waiting } from './kept.ts'
import { keepClock } from './phone-clock.ts'
import { sendOne } from './send.ts'

const requests = createApi<typeof requestRoutes>()

/** What the phone holds, as the pages see it. */
export type Field = {
  ready: boolean
  rounds: KeptRound[]
  visits: Visit[]
  waiting: Waiting[]
  /** of the catalogue, for needs found at the door */
  items: Item[]
  signedOut: boolean
}

const visitsAtOnce = 100
let field: Field = { ready: false, rounds: [], visits: [], waiting: [], items: [], signedOut: false }
const listeners = new Set<() => void>()

export function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const present = (): Field => field

function tell(patch: Partial<Field>): void {
  field = { ...field, ...patch }
  for (const listener of listeners) listener()
}

/** One store an account, so that nobody who uses the phone afterwards reads what it holds. */
const storeName = () => `${keptName}-${boot().community?.id}-${boot().session.account?.id ?? ''}`
const database = () => openStore(storeName())
export const visitKey = (visit: { round_id: string; dwelling_id: string }) => `${visit.round_id} ${visit.dwelling_id}`

/** Reads what the phone holds. */
export async function readField(): Promise<void> {
  const store = await database()
  const [rounds, visits, waiting, items] = await Promise.all([
    allOf<KeptRound>(store, 'rounds'),
    allOf<Visit>(store, 'visits'),
    allOf<Waiting>(store, 'queue'),
    allOf<Item>(store, 'facts'),
  ])
  tell({
    ready: true,
    rounds,
    items,
    visits: [...visits].sort((a, b) => a.position - b.position),
    waiting: [...waiting].sort((a, b) => a.serial - b.serial),
  })
}

/** Loads the rounds and every dwelling of the walker; what ended, or went to somebody else, leaves the phone unless something waits. */
export async function loadField(): Promise<void> {
  const { items: rounds } = await call('GET /api/c/:community/my/rounds')
  const visits: Visit[] = []
  for (const round of rounds) visits.push(...(await loadVisits(round.id)))
  const { items } = await requests.call('GET /api/c/:community/catalogue')
  keepClock()
  const loadedAt = new Date(serverNow()).toISOString()
  const kept = field.visits.filter((visit) => field.waiting.some((one) => visitKey(placeOf(one)) === visitKey(visit)))
  const all = new Map([...kept, ...visits].map((visit) => [visitKey(visit), visit]))
  await inStores(await database(), ['rounds', 'visits', 'facts'], (store) => {
    store('facts').clear()
    for (const { code, name, retired } of items) if (!retired) store('facts').put({ code, name }, code)
    store('rounds').clear()
    store('visits').clear()
    for (const round of rounds) store('rounds').put({ ...round, loadedAt }, round.id)
    for (const [key, visit] of all) store('visits').put(visit, key)
    return undefined
  })
  await readField()
}

const placeOf = (one: Waiting) => ({ round_id: one.round, dwelling_id: one.dwelling })

async function loadVisits(id: string): Promise<Visit[]> {
  const found: Visit[] = []
  let after: string | undefined
  do {
    const query = { limit: visitsAtOnce, ...(after ? { after } : {}) }
    const page = await call('GET /api/c/:community/my/rounds/:id/visits', { params: { id }, query })
    found.push(...page.items)
    after = page.next ?? undefined
  } while (after !== undefined)
  return found
}

/** Keeps a change of a visit on the phone, then tries to send it. Resolved once it is on the disk. */
export async function keepChange(visit: Visit, change: Change, photos: KeptPhoto[]): Promise<void> {
  await enqueue({ kind: 'visit', base: visit.revision, change, ...place(visit), photos })
}

/** The same for a need found at the door. */
export async function keepNeed(visit: Visit, need: Need): Promise<void> {
  await enqueue({ kind: 'need', need, ...place(visit), photos: [] })
}

const place = (visit: Visit) => ({ round: visit.round_id, dwelling: visit.dwelling_id })

type Fresh = Waiting extends infer One
  ? One extends Waiting
    ? Omit<One, 'key' | 'serial' | 'state' | 'told'>
    : never
  : never

async function enqueue(fresh: Fresh): Promise<void> {
  const serial = Math.max(0, ...field.waiting.map((one) => one.serial)) + 1
  await put({ ...fresh, key: newIntention(), serial, state: 'waiting', told: [] } as Waiting)
  void sendAll()
}

async function put(one: Waiting): Promise<void> {
  await inStores(await database(), ['queue'], (store) => store('queue').put(one, one.key))
  await readField()
}

/** Takes back what was refused; nothing of it was done. */
export async function drop(one: Waiting): Promise<void> {
  await inStores(await database(), ['queue'], (store) => store('queue').delete(one.key))
  await readField()
}

/** What two phones wrote: the chosen fields go again, on the present revision, as a new intention. Needs a line. */
export async function settle(one: Waiting, keepMine: ReadonlySet<string>): Promise<void> {
  if (one.kind !== 'visit') return
  const params = { id: one.round, dwelling: one.dwelling }
  const now = await call('GET /api/c/:community/rounds/:id/visits/:dwelling', { params })
  const change = without(one.change, new Set(one.told.map(({ path }) => path).filter((path) => !keepMine.has(path))))
  const again: Waiting = { ...one, key: newIntention(), base: now.revision, change, state: 'waiting', told: [] }
  await inStores(await database(), ['queue', 'visits'], (store) => {
    store('queue').delete(one.key)
    store('visits').put(now, visitKey(now))
    return store('queue').put(again, again.key)
  })
  await readField()
  await sendAll()
}

function without(change: Change, paths: ReadonlySet<string>): Change {
  const next = { ...change }
  if (paths.has('outcome')) delete next.knock
  for (const path of ['next_day', 'note', 'confirmed'] as const) if (paths.has(path)) delete next[path]
  const answers = Object.entries(next.answers ?? {}).filter(([id]) => !paths.has(`answers.${id}`))
  return { ...next, ...(next.answers ? { answers: Object.fromEntries(answers) } : {}) }
}

let sending: Promise<void> | undefined

/** Sends what waits, in order; one at a time over all windows of the phone where the browser can say so. */
export function sendAll(): Promise<void> {
  sending ??= inOneWindow(sendWaiting).finally(() => {
    sending = undefined
  })
  return sending
}

async function inOneWindow(work: () => Promise<void>): Promise<void> {
  if (!navigator.locks) return work()
  await navigator.locks.request('linli-field', { ifAvailable: true }, async (lock) => {
    if (lock) await work()
  })
}

async function sendWaiting(): Promise<void> {
  await readField()
  for (;;) {
    const next = field.waiting.find((one) => one.state === 'waiting' && !isBehind(one))
    if (!next || !navigator.onLine) return
    try {
      await done(next, await sendOne(next, put))
    } catch (error) {
      const problem = asProblem(error)
      if (problem.status === 401) return tell({ signedOut: true })
      if (problem.retryable || problem.status === 408) return
      await put({ ...next, ...told(problem) })
    }
  }
}

/** Behind something of the same dwelling that has to be decided first. */
function isBehind(one: Waiting): boolean {
  return field.waiting.some(
    (other) => other.serial < one.serial && other.dwelling === one.dwelling && other.state === 'conflict',
  )
}

function told(problem: ApiProblem): Pick<Waiting, 'state' | 'told'> {
  if (problem.code !== 'outreach.changed_meanwhile')
    return { state: 'refused', told: [{ path: '', detail: problem.title }] }
  return { state: 'conflict', told: problem.fields.map(({ path, detail }) => ({ path, detail: detail ?? '' })) }
}

/** It arrived: the phone takes the server's version, and what was written after it builds on that. */
async function done(sent: Waiting, visit: Visit): Promise<void> {
  const later = field.waiting.filter(
    (one) => one.serial > sent.serial && one.dwelling === sent.dwelling && one.round === sent.round,
  )
  await inStores(await database(), ['queue', 'visits'], (store) => {
    store('queue').delete(sent.key)
    for (const one of later) if (one.kind === 'visit') store('queue').put({ ...one, base: visit.revision }, one.key)
    return store('visits').put(visit, visitKey(visit))
  })
  tell({ signedOut: false })
  await readField()
}
