// The pictures of the README, taken from a running demo: `npm run screenshots -- http://127.0.0.1:3000`.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { launch } from './support/launch.ts'

const address = process.argv[2] ?? 'http://127.0.0.1:3000'
const folder = join(import.meta.dirname, '..', 'docs', 'images')
const phone = { viewport: { width: 390, height: 760 }, deviceScaleFactor: 2 }
const desk = { viewport: { width: 1280, height: 800 } }

type Entrance = { community: number; identity: string; face: 'resident' | 'work' }

/** Signs in as one of the demo's people in the first community. */
async function enter(
  browser: Browser,
  window: typeof phone | typeof desk,
  identity?: string,
): Promise<{ page: Page; home: string }> {
  const page = await (
    await browser.newContext({ ...window, baseURL: address, locale: 'zh-CN', reducedMotion: 'reduce' })
  ).newPage()
  if (!identity) return { page, home: '/p/1' }
  await page.goto('/login')
  const { items } = (await (await page.request.get('/api/demo/identities')).json()) as { items: Entrance[] }
  const found = items.find((item) => item.community === 1 && item.identity === identity)
  if (!found) throw new Error(`the demo has no ${identity}`)
  const answer = await page.request.post('/api/demo/sign-in', {
    data: { community: 1, identity },
    headers: { 'idempotency-key': crypto.randomUUID(), origin: new URL(address).origin },
  })
  if (!answer.ok()) throw new Error(`signing in as ${identity}: ${answer.status()}`)
  return { page, home: found.face === 'work' ? '/w/1' : '/c/1' }
}

async function shoot(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.getByRole('status').filter({ hasText: '正在打开' }).first().waitFor({ state: 'detached' })
  await page.waitForTimeout(400)
  const picture = await sharp(await page.screenshot())
    .png({ palette: true, quality: 80 })
    .toBuffer()
  writeFileSync(join(folder, `${name}.png`), picture)
  process.stdout.write(`${name}.png ${Math.round(picture.length / 1024)} KB\n`)
}

const browser = await launch()
mkdirSync(folder, { recursive: true })
{
  const { page, home } = await enter(browser, phone, 'young')
  await page.goto(`${home}/`)
  await shoot(page, 'resident-home')
  await page.goto(`${home}/requests`)
  await page
    .getByRole('main')
    .getByRole('link')
    .filter({ hasText: /\S{6,}/ })
    .first()
    .click()
  await page.getByRole('heading', { level: 1 }).waitFor()
  await shoot(page, 'resident-request')
  await page.goto(`${home}/file`)
  await page.getByLabel('用您自己的话说').fill('厨房和楼道里蟑螂很多，请社区来消杀')
  await page.getByRole('radio', { name: '蟑螂老鼠太多' }).check()
  for (const step of [2, 3, 4, 5]) {
    await page
      .getByRole('main')
      .getByRole('button', { name: /继续|先不/ })
      .last()
      .click()
    await page.getByText(`第 ${step} 步，共 5 步`).waitFor()
    if (step === 2) await page.getByRole('radio', { name: /^我家：/ }).check()
  }
  await page.getByRole('region', { name: '这件事归谁管' }).scrollIntoViewIfNeeded()
  await shoot(page, 'resident-check')
}
{
  const { page, home } = await enter(browser, phone, 'grid')
  await page.goto(`${home}/today`)
  await shoot(page, 'today')
}
{
  const { page, home } = await enter(browser, desk, 'counter')
  await page.goto(`${home}/counter`)
  await page.getByRole('textbox', { name: '居民怎么说' }).fill('三楼楼道灯坏了一周，晚上看不见')
  await shoot(page, 'counter')
}
{
  const { page, home } = await enter(browser, desk, 'secretary')
  await page.goto(`${home}/`)
  await shoot(page, 'desk')
  await page.goto(`${home}/requests?state=accepted`)
  await page.getByRole('main').getByRole('table').getByRole('link').first().click()
  await page.getByRole('heading', { level: 1 }).waitFor()
  await shoot(page, 'request')
}
{
  const { page, home } = await enter(browser, desk)
  await page.goto(`${home}/numbers`)
  await shoot(page, 'numbers')
  await page.goto(`${home}/compounds`)
  await page.getByRole('main').getByRole('link').first().click()
  await shoot(page, 'compound')
}
await browser.close()
