// Every page of the product as pictures in one folder, to look through: `npm run gallery -- [ADDRESS] [OPTIONS]`.
// Three widths, and data that is full, empty, long and failing. Without an address a small demo is started for it.
// `--only="workbench full"`: words that face, path and state of the data have to hold; pictures of before stay then, as with any other
// option. `--widths=390,768` `--language=en` `--elder=2` `--highest=2400` (px of a picture at most).
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { type ElderStep, isElderStep } from '../src/shared/elder.ts'
import { type Asker, type Face, pagesOf } from './support/declared-pages.ts'
import { type DataState, disturb, states } from './support/disturbed.ts'
import { publicDisturber } from './support/disturbed-public.ts'
import { launch } from './support/launch.ts'
import { poorLines } from './support/poor-lines.ts'
import { startProduct } from './support/product.ts'

const height = 900
/** Who looks at the pages of a face; nobody needs to sign in for the public ones, and a secretary may ask for examples. */
const viewers: Record<Face, string> = { resident: 'old', workbench: 'secretary', public: 'secretary' }
const homes: Record<Face, string> = { resident: '/c/1', workbench: '/w/1', public: '/p/1' }
/** Pages looked at side by side in one face: what fails is waited for, and a tab alone leaves half the computer idle. */
const tabs = 3

type Shot = { face: Face; path: string; state: DataState; width: number; file: string }
type Wish = { face: Face; path: string; address: string; state: DataState }

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string', default: '' },
    widths: { type: 'string', default: '390,768,1440' },
    language: { type: 'string', default: 'zh-CN' },
    elder: { type: 'string', default: '0' },
    highest: { type: 'string', default: '12000' },
  },
})
const folder = join(import.meta.dirname, '..', 'screenshots')
const product = positionals[0] ? undefined : await startProduct()
const origin = positionals[0] ?? product?.address ?? ''
const wanted = values.only.split(' ')
const widths = values.widths.split(',').map(Number)
const elder: ElderStep = isElderStep(Number(values.elder)) ? (Number(values.elder) as ElderStep) : 0
/** What tells these pictures from those of the standard version in Simplified Chinese. */
const kind = [values.language === 'zh-CN' ? '' : `.${values.language}`, elder === 0 ? '' : `.elder${elder}`].join('')
/** Runs in the page: a window that has just grown is drawn anew. */
const drawn = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))'
const faults: string[] = []
const notes: string[] = []

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

/** The language and version the pictures are asked for, kept with the account until its face is done. */
async function speak({ request }: BrowserContext, language: string, step: ElderStep): Promise<void> {
  await request.put('/api/session/language', { data: { language }, headers: headers() })
  await request.put('/api/session/elder', { data: { elder: step }, headers: headers() })
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

/** Waits until the page says something: its own code comes first, and what can't be had is asked for several times. */
async function settle(page: Page, { face, path, state }: Wish): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page
    .getByRole('heading', { level: 1 })
    .first()
    .waitFor({ timeout: 20_000 })
    .catch(() => faults.push(`${face} ${path} ${state}: without a heading`))
  // In its first moments it waits unseen.
  const waiting = page.getByRole('status', { includeHidden: true }).filter({ hasText: /正在打开|正在打開|Opening/ })
  await waiting
    .first()
    .waitFor({ state: 'detached', timeout: 9_000 })
    .catch(() => faults.push(`${face} ${path} ${state}: never came`))
}

/** The page as it stands at every width. One wider than its window is a fault, lines that read badly are noted. */
async function shoot(page: Page, { face, path, state }: Wish): Promise<Shot[]> {
  const shots: Shot[] = []
  for (const width of widths) {
    await page.setViewportSize({ width, height })
    await page.waitForTimeout(150)
    const name = `${face}${path.replaceAll('/', '_').replaceAll(':', '')}`
    const file = `${name}.${state}.${width}${kind}.png`
    const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
    if (overflow > 1) faults.push(`${face} ${path} ${state} at ${width} px: ${overflow} px wider than the window`)
    for (const line of await poorLines(page)) notes.push(`${face} ${path} ${state} ${width}${kind}: ${line}`)
    // A window as high as the page: what is fixed to the window's foot doesn't lie over the middle of the picture.
    const whole = await page.evaluate<number>('document.documentElement.scrollHeight')
    await page.setViewportSize({ width, height: Math.min(Math.max(whole, height), Number(values.highest)) })
    await page.evaluate(drawn)
    await page.screenshot({ path: join(folder, file) })
    shots.push({ face, path, state, width, file })
  }
  return shots
}

type Disturber = (page: Page, wish: Wish) => Promise<void>

/** Prepares a page to open in a state of its data. */
async function disturberOf(face: Face, asker: Asker): Promise<Disturber> {
  if (face !== 'public') return (page, { state }) => disturb(page, state)
  const write = await publicDisturber(asker, 1, { locale: values.language, elder })
  return async (page, wish) => {
    await page.unrouteAll()
    if (wish.state !== 'full' || kind) await write(page, wish, wish.state)
  }
}

/** Every page of a face in every state of its data, and one that isn't there. Public pages come whole or not at all. */
function wishesOf(face: Face, pages: readonly { path: string; address: string }[]): Wish[] {
  const borne = face === 'public' ? states.filter((state) => state !== 'failing') : states
  const wishes = pages.flatMap((page) => borne.map((state): Wish => ({ face, ...page, state })))
  wishes.push({ face, path: '/nowhere', address: '/nowhere', state: 'full' })
  return wishes.filter(({ path, state }) => wanted.every((word) => `${face} ${path} ${state}`.includes(word)))
}

async function faceShots(browser: Browser, face: Face): Promise<Shot[]> {
  const context = await signedIn(browser, viewers[face])
  const asker = askerOf(context)
  const staff = await signedIn(browser, 'secretary')
  const rest = wishesOf(face, await pagesOf(face, asker, askerOf(staff), '/api/c/1'))
  await staff.close()
  if (rest.length === 0) return []
  if (face !== 'public') await speak(context, values.language, elder)
  const prepare = await disturberOf(face, asker)
  const shots: Shot[] = []
  const tab = async () => {
    const page = await context.newPage()
    page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`))
    for (let wish = rest.shift(); wish; wish = rest.shift()) {
      await page.setViewportSize({ width: widths[0] ?? 390, height })
      await prepare(page, wish)
      await page.goto(`${homes[face]}${wish.address}`)
      await settle(page, wish)
      shots.push(...(await shoot(page, wish)))
      process.stdout.write(`${face} ${wish.path || '/'} ${wish.state}\n`)
    }
  }
  await Promise.all(Array.from({ length: tabs }, tab))
  if (face !== 'public') await speak(context, 'zh-CN', 0)
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

if (process.argv.every((one) => !one.startsWith('--'))) rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
const browser = await launch()
try {
  const faces: Face[] = ['resident', 'workbench', 'public']
  const shots = (await Promise.all(faces.map((face) => faceShots(browser, face)))).flat()
  writeFileSync(join(folder, 'index.html'), sheet(shots))
  writeFileSync(join(folder, `lines${kind}.txt`), [...new Set(notes)].sort().join('\n'))
  process.stdout.write(`${shots.length} pictures: ${join(folder, 'index.html')}; ${notes.length} lines to look at\n`)
} finally {
  await browser.close()
  await product?.stop()
}
for (const fault of faults) process.stderr.write(`${fault}\n`)
process.exitCode = faults.length > 0 ? 1 : 0
