// The installed app without a line: keeps the field pages and what they are made of. Served at /sw.js with its types taken away, so nothing is
// imported here. Nothing of the API is kept: the page has its own store.

interface WorkerScope {
  location: Location
  clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', listener: (event: Extendable) => void): void
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void
  addEventListener(type: 'message', listener: (event: Extendable & { data: unknown }) => void): void
}
interface Extendable {
  waitUntil(work: Promise<unknown>): void
}
interface Fetching extends Extendable {
  request: Request
  respondWith(answer: Promise<Response>): void
}

const worker = globalThis as unknown as WorkerScope
/** Each page with its own files, so that keeping one doesn't drop the other. */
const keptAs: Record<string, string> = { walk: 'linli-field', patrol: 'linli-patrol', 'call-note': 'linli-note' }
/** Milliseconds after which the kept page is shown: a line that is there and answers nothing is worse than none. */
const patienceMs = 5_000
const fieldPage = /^\/w\/\d+\/(walk|patrol|call-note)$/
/** Any page of the workbench. */
const office = /^(\/w\/\d+)(\/|$)/
const sharedTo = /^\/w\/\d+\/drafts\/new$/
const shared = 'linli-shared'

worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()))

// The page says when: an update in the middle of a visit would take the form away.
worker.addEventListener('message', (event) => {
  const told = event.data as { kind?: string; page?: string; files?: string[] } | null
  if (told?.kind === 'update') event.waitUntil(worker.skipWaiting())
  if (told?.kind === 'keep') event.waitUntil(keep(told.page ?? '', told.files ?? []))
})

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const address = new URL(request.url)
  if (address.origin !== worker.location.origin) return
  if (request.method === 'POST' && sharedTo.test(address.pathname))
    return event.respondWith(takeShared(request, address))
  if (request.method !== 'GET') return
  if (address.pathname.startsWith('/assets/')) return event.respondWith(keptOr(request))
  if (request.mode !== 'navigate') return
  // Whoever signs in next may be somebody else: the page with the former name goes.
  if (address.pathname === '/login')
    event.waitUntil(Promise.all([...Object.values(keptAs), shared].map((name) => caches.delete(name))))
  if (fieldPage.test(address.pathname)) return event.respondWith(freshOrKept(request, address.pathname))
  const [, base] = office.exec(address.pathname) ?? []
  if (base) event.respondWith(fetch(request).catch((error) => toField(base, error)))
})

/** What another app shared lies here until the page takes it; the server never sees this POST. */
async function takeShared(request: Request, address: URL): Promise<Response> {
  const form = await request.formData()
  const words = ['title', 'text', 'url']
    .map((name) => form.get(name))
    .filter((one) => typeof one === 'string' && one !== '')
  await caches.delete(shared)
  const cache = await caches.open(shared)
  await cache.put('/shared/text', new Response(words.join('\n')))
  for (const [nth, picture] of form.getAll('pictures').entries()) {
    if (picture instanceof Blob) await cache.put(`/shared/picture/${nth}`, new Response(picture))
  }
  return Response.redirect(`${address.pathname}?shared=1`, 303)
}

async function keptOr(request: Request): Promise<Response> {
  return (await caches.match(request.url)) ?? fetch(request)
}

async function freshOrKept(request: Request, page: string): Promise<Response> {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), patienceMs)
  try {
    return await fetch(request.url, {
      signal: stop.signal,
      credentials: 'same-origin',
      headers: { accept: 'text/html' },
    })
  } catch (error) {
    const copy = await caches.match(page)
    if (copy) return copy
    throw error
  } finally {
    clearTimeout(timer)
  }
}

/** Without a line the app opens where work goes on: on a field page this device keeps. */
async function toField(base: string, error: unknown): Promise<Response> {
  for (const name of Object.keys(keptAs)) {
    if (await caches.match(`${base}/${name}`)) return Response.redirect(`${base}/${name}`)
  }
  throw error
}

/** Keeps a page as it is now, with its headers (the nonce of its policy among them), and the files it is made of; older ones go. */
async function keep(page: string, files: string[]): Promise<void> {
  const name = keptAs[fieldPage.exec(page)?.[1] ?? '']
  if (!name) return
  const cache = await caches.open(name)
  const wanted = [page, ...files].filter((one) => one.startsWith('/assets/') || fieldPage.test(one))
  for (const one of wanted) {
    if (one !== page && (await cache.match(one))) continue
    const answer = await fetch(one, {
      credentials: 'same-origin',
      headers: one === page ? { accept: 'text/html' } : {},
    })
    if (answer.ok && !answer.redirected) await cache.put(one, answer)
  }
  for (const request of await cache.keys()) {
    if (!wanted.includes(new URL(request.url).pathname)) await cache.delete(request)
  }
}
