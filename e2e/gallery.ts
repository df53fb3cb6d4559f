// Every page of the product as pictures in one folder, to look through: `npm run gallery -- [ADDRESS] [--only=TEXT]`.
// Three widths, and data that is full, empty, long and failing. Without an address a small demo is started for it. TEXT is words that face,
// path and state of the data have to hold: `--only="workbench full"`; with it, pictures of before stay.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { type Asker, type Face, pagesOf } from './support/declared-pages.ts'
import { type DataState, disturb, states } from './support/disturbed.ts'
import { launch } from './support/launch.ts'
import { startProduct } from './support/product.ts'

const widths = [390, 768, 1440]
const height = 900
/** What a picture holds at most. */
const highest = 12_000
/** Who looks at the pages of a face; nobody needs to sign in for the public ones, and a secretary may ask for examples. */
const viewers: Record<Face, string> = { resident: 'old', workbench: 'secretary', public: 'secretary' }
const homes: Record<Face, string> = { resident: '/c/1', workbench: '/w/1', public: '/p/1' }

type Shot = { face: Face; path: string; state: DataState; width: number; file: string }
type Wish = { page: Page; face: Face; path: string; address: string }

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string', default: '' } },
})
const folder = join(import.meta.dirname, '..', 'screenshots')
const product = positionals[0] ? undefined : await startProduct()
const origin = positionals[0] ?? product?.address ?? ''
const wanted = values.only.split(' ')
const faults: string[] = []

const headers = () => ({ 'idempotency-key': crypto.randomUUID(), origin: new URL(origin).origin })

async function signedIn(browser: Browser, identity: string): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: origin, locale: 'zh-CN', reducedMotion: 'reduce' })
  const answer = await context.request.post('/api/demo/sign-in', {
    data: { community: 1, identity },
    headers: headers(),
  })
  if (!answer.ok()) throw new Error(`signing in as ${identity}: ${answer.status()}`)
  return context
}

function askerOf({ request }: BrowserContext): Asker {
  return {
    get: async <T>(path: string) => (await (await request.get(path)).json()) as T,
    post: async <T>(path: string, data: object) =>
      (await (await request.post(path, { data, headers: headers() })).json()) as T,
    upload: async (path, buffer, name) => {
      const answer = await request.post(path, {
        multipart: { file: { name, mimeType: 'text/csv', buffer } },
        headers: headers(),
      })
      return ((await answer.json()) as { id: string }).id
    },
  }
}

/** One page in one state of its data at every width. A page wider than its window is a fault. */
async function shoot({ page, face, path, address }: Wish, state: DataState): Promise<Shot[]> {
  await disturb(page, state)
  await page.setViewportSize({ width: widths[0] ?? 390, height })
  await page.goto(`${homes[face]}${address}`)
  await page.waitForLoadState('networkidle')
  // The page's own code comes first.
  await page
    .getByRole('heading', { level: 1 })
    .first()
    .waitFor({ timeout: 20_000 })
    .catch(() => faults.push(`${face} ${path} ${state}: without a heading`))
  // What can't be had is asked for several times before the page says so.
  const waiting = page.getByRole('status').filter({ hasText: '正在打开' }).first()
  await waiting
    .waitFor({ state: 'detached', timeout: 9_000 })
    .catch(() => faults.push(`${face} ${path} ${state}: never came`))
  const shots: Shot[] = []
  for (const width of widths) {
    await page.setViewportSize({ width, height })
    await page.waitForTimeout(150)
    const name = `${face}${path.replaceAll('/', '_').replaceAll(':', '')}`
    const file = `${name}.${state}.${width}.png`
    const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
    if (overflow > 1) faults.push(`${face} ${path} ${state} at ${width} px: ${overflow} px wider than the window`)
    // A window as high as the page: what is fixed to the window's foot doesn't lie over the middle of the picture.
    const whole = await page.evaluate<number>('document.documentElement.scrollHeight')
    await page.setViewportSize({ width, height: Math.min(Math.max(whole, height), highest) })
    await page.screenshot({ path: join(folder, file) })
    shots.push({ face, path, state, width, file })
  }
  return shots
}

async function faceShots(browser: Browser, face: Face): Promise<Shot[]> {
  const context = await signedIn(browser, viewers[face])
  const page = await context.newPage()
  page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`))
  const shots: Shot[] = []
  const staff = await signedIn(browser, 'secretary')
  const pages = await pagesOf(face, askerOf(context), askerOf(staff), '/api/c/1')
  await staff.close()
  for (const { path, address } of pages) {
    // Public pages are made by the server: nothing to disturb between it and the browser.
    for (const state of face === 'public' ? (['full'] as const) : states) {
      if (!wanted.every((word) => `${face} ${path} ${state}`.includes(word))) continue
      shots.push(...(await shoot({ page, face, path, address }, state)))
    }
    process.stdout.write(`${face} ${path || '/'}\n`)
  }
  await context.close()
  return shots
}

function sheet(shots: readonly Shot[]): string {
  const byPage = Map.groupBy(shots, (shot) => `${shot.face} ${shot.path || '/'}`)
  const figure = ({ file, state, width }: Shot) =>
    `<figure><a href="${file}"><img src="${file}" loading="lazy" alt=""></a><figcaption>${state} ${width}</figcaption></figure>`
  const sections = [...byPage].map(([page, list]) => `<h2>${page}</h2><div>${list.map(figure).join('')}</div>`)
  return `<!doctype html><meta charset="utf-8"><title>Linli gallery</title>
<style>body{font:14px sans-serif;margin:24px}div{display:flex;flex-wrap:wrap;gap:12px;align-items:start}figure{margin:0}img{height:360px;border:1px solid #ccc}</style>
${sections.join('\n')}`
}

if (values.only === '') rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
const browser = await launch()
try {
  const shots = (
    await Promise.all((['resident', 'workbench', 'public'] as const).map((face) => faceShots(browser, face)))
  ).flat()
  writeFileSync(join(folder, 'index.html'), sheet(shots))
  process.stdout.write(`${shots.length} pictures: ${join(folder, 'index.html')}\n`)
} finally {
  await browser.close()
  await product?.stop()
}
for (const fault of faults) process.stderr.write(`${fault}\n`)
process.exitCode = faults.length > 0 ? 1 : 0
