import { createApi } from '../../../../app/web/api.ts'
import { asProblem } from '../../../../app/web/api-problem.ts'
import { request } from '../../../../app/web/api-request.ts'
import { boot } from '../../../../app/web/boot.ts'
import { serverNow } from '../../../../app/web/clock.ts'
import { newIntention } from '../../../../app/web/intention.ts'
import { keptName } from '../../../../app/web/kept-on-device.ts'
import { uploadPhoto } from '../../../../app/web/upload.ts'
import type { routes as requestRoutes } from '../../../requests/contract.ts'
import type { Finding, PatrolWalk } from '../components/patrols/views.ts'
import { call } from '../queries.ts'
import { allOf, inStores, openStore } from './database.ts'
import type { KeptPhoto } from './kept.ts'
import type { KeptPatrol, PatrolItem, PatrolWaiting } from './patrol-kept.ts'
import { keepClock } from './phone-clock.ts'

const requests = createApi<typeof requestRoutes>()

/** What the phone holds of patrols, as the page sees it. */
export type PatrolField = {
  ready: boolean
  patrols: KeptPatrol[]
  toVerify: Finding[]
  waiting: PatrolWaiting[]
  items: PatrolItem[]
  signedOut: boolean
}

let field: PatrolField = { ready: false, patrols: [], toVerify: [], waiting: [], items: [], signedOut: false }
const listeners = new Set<() => void>()

export function subscribePatrols(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const presentPatrols = (): PatrolField => field

function tell(patch: Partial<PatrolField>): void {
  field = { ...field, ...patch }
  for (const listener of listeners) listener()
}

/** The store of the field page: one an account, emptied when somebody signs out. */
const database = () => openStore(`${keptName}-${boot().community?.id}-${boot().session.account?.id ?? ''}`)

export async function readPatrols(): Promise<void> {
  const store = await database()
  const [patrols, toVerify, waiting, items] = await Promise.all([
    allOf<KeptPatrol>(store, 'patrols'),
    allOf<Finding>(store, 'to_verify'),
    allOf<PatrolWaiting>(store, 'patrol_queue'),
    allOf<PatrolItem>(store, 'patrol_items'),
  ])
  tell({
    ready: true,
    patrols: [...patrols].sort(
      (a, b) => (a.due?.day ?? '9').localeCompare(b.due?.day ?? '9') || (a.name < b.name ? -1 : 1),
    ),
    toVerify,
    items,
    waiting: [...waiting].sort((a, b) => a.serial - b.serial),
  })
}

/** Loads routes, what is due and what waits to be looked at; a route taken away stays while something of it isn't sent. */
export async function loadPatrols(): Promise<void> {
  const { items: patrols, to_verify } = await call('GET /api/c/:community/my/patrols')
  const { items } = await requests.call('GET /api/c/:community/catalogue')
  keepClock()
  const loadedAt = new Date(serverNow()).toISOString()
  const unsent = new Set(field.waiting.flatMap((one) => (one.kind === 'verify' ? [] : [one.route])))
  const stay = field.patrols.filter((one) => unsent.has(one.id) && !patrols.some(({ id }) => id === one.id))
  await inStores(await database(), ['patrols', 'to_verify', 'patrol_items'], (store) => {
    for (const name of ['patrols', 'to_verify', 'patrol_items'] as const) store(name).clear()
    for (const one of [...stay, ...patrols.map((patrol) => ({ ...patrol, loadedAt }))])
      store('patrols').put(one, one.id)
    for (const one of to_verify) store('to_verify').put(one, one.id)
    for (const { code, name, answerable, retired } of items)
      if (!retired) store('patrol_items').put({ code, name, property: answerable === 'property_company' }, code)
    return undefined
  })
  await readPatrols()
}

type Fresh = PatrolWaiting extends infer One
  ? One extends PatrolWaiting
    ? Omit<One, 'key' | 'serial' | 'state' | 'told'>
    : never
  : never

/** Keeps something on the phone, then tries to send it. Resolved once it is on the disk. */
export async function keepPatrol(fresh: Fresh): Promise<void> {
  const serial = Math.max(0, ...field.waiting.map((one) => one.serial)) + 1
  await put({ ...fresh, key: newIntention(), serial, state: 'waiting', told: '' } as PatrolWaiting)
  void sendPatrols().catch(() => {})
}

async function put(one: PatrolWaiting): Promise<void> {
  await inStores(await database(), ['patrol_queue'], (store) => store('patrol_queue').put(one, one.key))
  await readPatrols()
}

/** Takes back what was refused; nothing of it was done. */
export async function dropPatrol(one: PatrolWaiting): Promise<void> {
  await inStores(await database(), ['patrol_queue'], (store) => store('patrol_queue').delete(one.key))
  await readPatrols()
}

let sending: Promise<void> | undefined

/** Sends what waits, in order; one at a time over all windows of the phone where the browser can say so. */
export function sendPatrols(): Promise<void> {
  sending ??= inOneWindow(sendWaiting).finally(() => {
    sending = undefined
  })
  return sending
}

async function inOneWindow(work: () => Promise<void>): Promise<void> {
  if (!navigator.locks) return work()
  await navigator.locks.request('linli-patrol', { ifAvailable: true }, async (lock) => {
    if (lock) await work()
  })
}

async function sendWaiting(): Promise<void> {
  await readPatrols()
  for (;;) {
    const next = field.waiting.find((one) => one.state === 'waiting')
    if (!next || !navigator.onLine) return
    try {
      await arrived(next, await sendOne(next))
    } catch (error) {
      const problem = asProblem(error)
      if (problem.status === 401) return tell({ signedOut: true })
      if (problem.retryable || problem.status === 408) return
      await put({ ...next, state: 'refused', told: problem.title })
    }
  }
}

/** Photos first, each kept with its id as soon as it arrived, then the thing itself. */
async function sendOne(one: PatrolWaiting): Promise<PatrolWalk | Finding> {
  const options = { intention: one.key }
  if (one.kind === 'verify') {
    const input = { params: { id: one.finding }, body: { ...one.note, file_ids: await sendPhotos(one) } }
    return (await request('POST /api/c/:community/patrol-findings/:id/verify', input, options)) as Finding
  }
  const params = { id: one.route, walk: one.walk }
  if (one.kind === 'patrol') {
    const input = { params, body: one.note }
    return (await request('POST /api/c/:community/patrol-routes/:id/walks/:walk', input, options)) as PatrolWalk
  }
  const body = { ...one.note, file_ids: await sendPhotos(one) }
  const route = 'POST /api/c/:community/patrol-routes/:id/walks/:walk/findings'
  return (await request(route, { params, body }, options)) as PatrolWalk
}

/** Each is kept with its id as soon as it arrived. What an older version of the page put down has none. */
async function sendPhotos(one: Extract<PatrolWaiting, { photos: KeptPhoto[] }>): Promise<string[]> {
  const photos: KeptPhoto[] = []
  for (const photo of one.photos ?? []) {
    const fileId = photo.fileId ?? (await uploadPhoto(photo.bytes, photo.name, photo.key)).id
    photos.push({ ...photo, fileId })
    if (!photo.fileId) await put({ ...one, photos: [...photos, ...one.photos.slice(photos.length)] })
  }
  return photos.flatMap((photo) => photo.fileId ?? [])
}

/** It arrived: the phone takes the server's version. After a whole walk, what is due next is asked for. */
async function arrived(sent: PatrolWaiting, answer: PatrolWalk | Finding): Promise<void> {
  const patrol = sent.kind === 'verify' ? undefined : field.patrols.find((one) => one.id === sent.route)
  await inStores(await database(), ['patrol_queue', 'patrols', 'to_verify'], (store) => {
    store('patrol_queue').delete(sent.key)
    if (sent.kind === 'verify') store('to_verify').delete(sent.finding)
    if (patrol) store('patrols').put({ ...patrol, walk: answer as PatrolWalk }, patrol.id)
    return undefined
  })
  tell({ signedOut: false })
  await readPatrols()
  const isDone = sent.kind === 'patrol' && sent.note.finished_at !== undefined
  if (isDone && field.waiting.every((one) => one.state !== 'waiting')) await loadPatrols().catch(() => {})
}
