import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { filesMatching } from '../tools/lib/files.ts'
import { checkPage, settled } from './support/axe.ts'
import { openBrowser, windows } from './support/browser.ts'
import { type Client, signedIn } from './support/client.ts'
import { signIn } from './support/identities.ts'

const { visitor } = openBrowser()
const source = join(import.meta.dirname, '..')
/** Every page at both widths, one after the other, on a busy computer. */
const patience = 400_000

/** Paths as the faces declare them, so that no page is forgotten here. */
function declared(pattern: string, line: RegExp): string[] {
  const files = filesMatching(pattern)
  return files.flatMap((file) =>
    [...readFileSync(join(source, file), 'utf8').matchAll(line)].map(([, path = '']) => path),
  )
}

/** A sheet of the register with one good row and one that isn't. */
const sheet = Buffer.from(
  '\u{feff}姓名,手机号,小区,楼栋,单元,房号,身份\r\n穆清扬,19900008801,洛塘景苑,1幢,1单元,101,业主\r\n,12,,,,,\r\n',
)

/** What stands for `:id` on a page; a page that isn't named here can't be opened, and fails. */
type Examples = Record<string, () => Promise<string>>

async function addressesOf(paths: readonly string[], examples: Examples): Promise<string[]> {
  const addresses: string[] = []
  for (const path of paths) {
    const example = examples[path]
    if (path.includes(':') && !example) throw new Error(`tell pages.e2e.ts which ${path} to open`)
    addresses.push(example ? path.replace(/:\w+/, await example()) : path)
  }
  return addresses
}

const firstOf = (client: Client, address: string) => async () => {
  const { items } = await client.get<{ items: { id: string }[] }>(address)
  const first = items[0]
  if (!first) throw new Error(`the demo has nothing at ${address}`)
  return first.id
}

async function checkBothWidths(page: Page): Promise<void> {
  for (const { viewport } of [windows.desk, windows.phone]) {
    await page.setViewportSize(viewport)
    await checkPage(page)
  }
}

/** The page itself came, and not the word that it couldn't. */
async function checkCame(page: Page): Promise<void> {
  await settled(page)
  const failed = page.getByRole('main').getByText(/没有找到|没有这一页|不对您开放|再试一次/)
  expect(await failed.allTextContents(), page.url()).toEqual([])
}

async function setElder(page: Page, on: boolean): Promise<void> {
  const { origin } = new URL(page.url())
  await page.context().addCookies([{ name: 'linli_elder', value: on ? '1' : '0', url: origin }])
}

describe('every page has nothing serious for axe, on the desk and on the phone', () => {
  test('the resident face, also in large type', { timeout: patience }, async () => {
    const { client, base } = await signedIn('old')
    const paths = declared('src/modules/*/web/resident.tsx', /path: '([^']+)',?\s+page/g)
    expect(paths.length).toBeGreaterThan(10)
    const addresses = await addressesOf(paths, {
      '/file/:step': async () => 'check',
      '/requests/:id': firstOf(client, `${base}/my/requests`),
    })
    const page = await visitor('desk')
    const home = await signIn(page, 'old')
    const nowhere = `${home}/no-such-page`
    for (const address of [...addresses.map((path) => `${home}${path}`), '/login', nowhere]) {
      await setElder(page, false)
      await page.goto(address)
      if (address !== nowhere) await checkCame(page)
      await checkBothWidths(page)
      await setElder(page, true)
      await page.reload()
      await checkPage(page)
    }
  })

  test('the workbench', { timeout: patience }, async () => {
    const { client, base } = await signedIn('secretary')
    const paths = declared('src/modules/*/web/workbench.tsx', /path: '([^']+)',?\s+page/g)
    expect(paths.length).toBeGreaterThan(15)
    const person = firstOf(client, `${base}/people?limit=1`)
    const addresses = await addressesOf(paths, {
      '/requests/:id': firstOf(client, `${base}/requests?limit=1`),
      '/people/:id': person,
      '/people/:id/edit': person,
      '/people/imports/:id': () => client.upload(`${base}/people/imports`, sheet, '居民.csv'),
      '/compounds/:id': firstOf(client, `${base}/compounds`),
      '/bodies/:id': firstOf(client, `${base}/bodies`),
      '/posts/:id': firstOf(client, `${base}/posts`),
      '/areas/:id': firstOf(client, `${base}/areas/tree`),
      '/catalogue/:code': async () => 'A29',
      '/catalogue/:code/edit': async () => 'A29',
    })
    const page = await visitor('desk')
    const home = await signIn(page, 'secretary')
    for (const address of addresses) {
      await page.goto(`${home}${address}`)
      await checkCame(page)
      await checkBothWidths(page)
    }
  })

  test('the public pages, also in large type', { timeout: patience }, async () => {
    const { client, base } = await signedIn('old')
    const paths = declared('src/modules/*/module.ts', /path: '([^']*)', page: '/g)
    expect(paths.length).toBeGreaterThan(5)
    const addresses = await addressesOf(paths, { '/compounds/:id': firstOf(client, `${base}/compounds`) })
    const page = await visitor('desk')
    for (const address of addresses) {
      await page.goto(`${base.replace('/api/c', '/p')}${address}`)
      await checkBothWidths(page)
      await page.getByRole('link', { name: '长辈版' }).click()
      await checkPage(page)
      await page.getByRole('link', { name: '标准版' }).click()
    }
  })
})

describe('the keyboard reaches the main act, past the menu by the first key', () => {
  test.each([
    ['old', '', '说一件事'],
    ['old', '/file', '继续'],
    ['old', '/follow', '查看进展'],
    ['secretary', '/counter', '提交诉求'],
    ['secretary', '/people/new', '登记'],
  ] as const)('%s at %s: %s', async (identity, path, act) => {
    const page = await visitor('desk')
    const home = await signIn(page, identity)
    await page.goto(`${home}${path}`)
    await settled(page)
    await page.evaluate('document.activeElement?.blur()')
    await page.keyboard.press('Tab')
    expect(await page.locator(':focus').textContent()).toBe('跳到正文')
    await page.keyboard.press('Enter')
    const wanted = page
      .getByRole('main')
      .getByRole('button', { name: act })
      .or(page.getByRole('main').getByRole('link', { name: act }))
    let reached = false
    for (let stops = 0; stops < 60 && !reached; stops++) {
      await page.keyboard.press('Tab')
      reached = (await wanted.first().and(page.locator(':focus')).count()) > 0
    }
    expect(reached, `${act} has the focus`).toBe(true)
    expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).not.toBe('none')
  })
})
