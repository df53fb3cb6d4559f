import { mkdtempSync, readlinkSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { settled } from './support/axe.ts'
import { windows } from './support/browser.ts'
import { type Client, signedIn, visitorAddress } from './support/client.ts'
import { identityButton } from './support/identities.ts'
import { launchKept } from './support/launch.ts'
import { productHere } from './support/product-here.ts'

/** A day of two hundred dwellings without a line, each with a photo; only with `LINLI_WHOLE_ROUND=1`. */
const whole = process.env.LINLI_WHOLE_ROUND === '1'
const doors = 200
const minutes = 60_000
const patience = 30_000
const different = 8

type Round = { id: string; dwellings: number; opened: number }
type Visit = { outcome: string | null; knocks: number; photos: string[] }

/** As large as a telephone's, grainy, so that it doesn't shrink to nothing. */
function photo(serial: number): Promise<Buffer> {
  const noise = { type: 'gaussian' as const, mean: 90 + serial * 12, sigma: 14 }
  return sharp({ create: { width: 2_400, height: 1_800, channels: 3, background: '#888', noise } })
    .jpeg({ quality: 85 })
    .toBuffer()
}

/** The small demo has too few dwellings: one of its buildings becomes a tower. */
const tower = { floor_from: 30, floor_to: 54, dwellings_per_floor: 8 }

/** A round of a tower, all of it the secretary's own. */
async function openRound(client: Client, base: string): Promise<Round> {
  const session = await client.get<{ persons: { id: string }[] }>('/api/session')
  const found = await client.get<{ items: { id: string }[] }>(
    `${base}/areas/search?q=${encodeURIComponent('幢')}&kind=building`,
  )
  const building = found.items[0]?.id
  await client.post(`${base}/areas/${building}/dwellings/range`, tower)
  const round = await client.post<Round>(`${base}/rounds`, {
    name: '一天两百户',
    from_day: '2026-11-01',
    until_day: '2099-12-31',
    area_ids: [building],
    walker_ids: [session.persons[0]?.id],
  })
  await client.post(`${base}/rounds/${round.id}/open`)
  return round
}

async function visitsOf(client: Client, base: string, id: string): Promise<Visit[]> {
  const found: Visit[] = []
  let after = ''
  do {
    const path = `${base}/my/rounds/${id}/visits?limit=100${after && `&after=${encodeURIComponent(after)}`}`
    const page = await client.get<{ items: Visit[]; next: string | null }>(path)
    found.push(...page.items)
    after = page.next ?? ''
  } while (after !== '')
  return found
}

function phone(folder: string, address: string): Promise<BrowserContext> {
  const extraHTTPHeaders = { 'x-forwarded-for': address }
  return launchKept(folder, { ...windows.phone, baseURL: productHere().address, locale: 'zh-CN', extraHTTPHeaders })
}

/** Ends the browser as a phone's battery does: at once, whatever it was doing. */
function kill(folder: string): void {
  const owner = readlinkSync(join(folder, 'SingletonLock'))
  process.kill(Number(owner.slice(owner.lastIndexOf('-') + 1)), 'SIGKILL')
}

async function noteDoors(page: Page, photos: Buffer[], count: number): Promise<void> {
  await page.locator('a[href*="at="]').first().click()
  for (let door = 0; door < count; door++) {
    const heading = page.getByRole('heading', { level: 1 })
    const name = await heading.textContent()
    const buffer = photos[door % photos.length] ?? Buffer.alloc(0)
    await page.locator('input[type=file]').setInputFiles({ name: 'door.jpg', mimeType: 'image/jpeg', buffer })
    await page.getByAltText('第 1 张照片').waitFor()
    await page.getByRole('radio', { name: '开了门' }).check()
    await page.getByRole('button', { name: '记下，去下一户' }).click()
    await page.getByRole('heading', { level: 1, name: name ?? '', exact: true }).waitFor({ state: 'detached' })
  }
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`

test.runIf(whole)(
  'a day of two hundred dwellings without a line, the browser killed in the middle',
  { timeout: 20 * minutes },
  async () => {
    const { client, base } = await signedIn('secretary')
    const round = await openRound(client, base)
    expect(round.dwellings).toBeGreaterThanOrEqual(doors)
    const photos = await Promise.all(Array.from({ length: different }, (_, serial) => photo(serial)))
    const folder = mkdtempSync(join(tmpdir(), 'linli-phone-'))
    const address = visitorAddress()
    try {
      const first = await phone(folder, address)
      first.setDefaultTimeout(patience)
      const page = await first.newPage()
      await page.goto('/login')
      await (await identityButton(page, 'secretary')).click()
      await page.waitForURL((url) => url.pathname.startsWith('/w/'))
      await settled(page)
      const walk = `${new URL(page.url()).pathname.replace(/(\/w\/\d+).*/, '$1')}/walk?round=${round.id}`
      const begun = performance.now()
      await page.goto(walk)
      await page.getByText(/还有 \d+ 户/).waitFor()
      const loaded = performance.now() - begun
      await page.waitForFunction('caches.open("linli-field").then((c) => c.keys()).then((keys) => keys.length > 5)')
      await first.setOffline(true)
      const noting = performance.now()
      await noteDoors(page, photos, doors / 2)
      kill(folder)
      await first.close().catch(() => {})

      const again = await phone(folder, address)
      again.setDefaultTimeout(patience)
      await again.setOffline(true)
      const later = await again.newPage()
      const opening = performance.now()
      await later.goto(walk)
      await later.getByText(`${doors / 2} 条记录存在手机里`, { exact: false }).waitFor()
      const opened = performance.now() - opening
      await noteDoors(later, photos, doors / 2)
      const noted = performance.now() - noting
      await later.goto(walk)
      await later.getByText(`${doors} 条记录存在手机里`, { exact: false }).waitFor()
      const used = await later.evaluate('navigator.storage.estimate().then((one) => one.usage)')
      const sending = performance.now()
      await again.setOffline(false)
      await later.getByText(/条记录存在手机里/).waitFor({ state: 'detached', timeout: 10 * minutes })
      const sent = performance.now() - sending
      const visits = (await visitsOf(client, base, round.id)).filter((visit) => visit.outcome === 'opened')
      expect(visits).toHaveLength(doors)
      expect(visits.filter((visit) => visit.knocks !== 1 || visit.photos.length !== 1)).toEqual([])
      await again.close()
      process.stdout.write(
        `${round.dwellings} dwellings loaded in ${seconds(loaded)}; ${doors} noted with a photo each in ${seconds(noted)}, ` +
          `${(Number(used) / 1e6).toFixed(0)} MB on the phone; opened again after the kill in ${seconds(opened)}; all sent in ${seconds(sent)}\n`,
      )
    } finally {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    }
  },
)
