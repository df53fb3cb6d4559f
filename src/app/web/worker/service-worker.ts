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
const sharedTo = /^\/w\/\d+\/drafts\/new$/
const shared = 'linli-shared'
const workPage = /^\/(w\/\d+)(\/|$)/
/** Beside a kept page: what it is called, and what is said where another page was asked for and there is no line. */
const aboutPage = '/kept/about'

type About = { lang: string; name: string; title: string; text: string }

worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()))

// The page says when: an update in the middle of a visit would take the form away.
worker.addEventListener('message', (event) => {
  const told = event.data as { kind?: string; page?: string; files?: string[]; about?: About } | null
  if (told?.kind === 'update') event.waitUntil(worker.skipWaiting())
  if (told?.kind === 'keep') event.waitUntil(keep(told.page ?? '', told.files ?? [], told.about))
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
  if (fieldPage.test(address.pathname)) event.respondWith(freshOrKept(request, address.pathname))
  else if (workPage.test(address.pathname)) event.respondWith(freshOrTold(request, address.pathname))
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

/** Of pages that aren't kept: where there is no line, which ones are. Where none is, the browser says it its own way. */
async function freshOrTold(request: Request, page: string): Promise<Response> {
  try {
    return await fetch(request)
  } catch (error) {
    const told = await offlinePage(workPage.exec(page)?.[1] ?? '')
    if (told) return told
    throw error
  }
}

async function offlinePage(face: string): Promise<Response | undefined> {
  const kept: (About & { page: string })[] = []
  for (const [page, name] of Object.entries(keptAs)) {
    const cache = await caches.open(name)
    const about = await cache.match(aboutPage)
    if (about && (await cache.match(`/${face}/${page}`))) kept.push({ ...((await about.json()) as About), page })
  }
  const [first] = kept
  if (!first) return undefined
  const links = kept.map((one) => `<li><a href="/${face}/${one.page}">${escaped(one.name)}</a></li>`).join('')
  const html = `<!doctype html><html lang="${escaped(first.lang)}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(first.title)}</title><style>${plainStyle}</style><h1>${escaped(first.title)}</h1><p>${escaped(first.text)}</p><ul>${links}</ul></html>`
  return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } })
}

const plainStyle =
  'body{margin:2rem 1rem;font:1.125rem/1.6 system-ui,sans-serif;color:#26231f;background:#faf7f2}h1{font-size:1.5rem}ul{padding:0;list-style:none}a{display:block;padding:.75rem 1rem;margin:0 0 .5rem;border:1px solid #b9b2a6;border-radius:.5rem;color:#17604c;font-weight:600}'

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

/** Keeps a page as it is now, with its headers (the nonce of its policy among them), and the files it is made of; older ones go. */
async function keep(page: string, files: string[], about: About | undefined): Promise<void> {
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
  if (about) await cache.put(aboutPage, new Response(JSON.stringify(about)))
}
