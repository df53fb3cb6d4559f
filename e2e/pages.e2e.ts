import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { checkPage, checkWidth, settled } from './support/axe.ts'
import { openBrowser, windows } from './support/browser.ts'
import { signedIn } from './support/client.ts'
import { checkClosely, checkElder, lookingAtAll } from './support/closely.ts'
import { pagesOf } from './support/declared-pages.ts'
import { type Identity, signIn } from './support/identities.ts'
import { inTwoTabs } from './support/tabs.ts'
import { walkTo } from './support/walk.ts'

const { visitor } = openBrowser()
/** Every page at both widths, one after the other, on a busy computer. */
const patience = 400_000

const tabOf =
  (identity: Identity | null, { elder = false } = {}) =>
  async () => {
    const page = await visitor('desk')
    if (identity) await signIn(page, identity)
    if (elder) await setElder(page)
    return page
  }

/** Only there are the bars of the phone looked at for their colours: they are the same everywhere. */
const isHome = (page: Page) => /^\/[cwp]\/\d+\/?$/.test(new URL(page.url()).pathname)

async function checkBothWidths(page: Page): Promise<void> {
  await page.setViewportSize(windows.desk.viewport)
  await checkPage(page)
  await page.setViewportSize(windows.phone.viewport)
  await checkPage(page, { colours: isHome(page) })
}

/**
 * Axe takes most of the time, and there are some 250 pages: every other one is looked at by it on the desk, the others on the phone, and
 * each for its width on both. `LINLI_CLOSELY=1` leaves nothing out.
 */
async function checkByTurns(page: Page, turn: number): Promise<void> {
  if (lookingAtAll || isHome(page)) return checkBothWidths(page)
  const [seen, other] = turn % 2 === 0 ? [windows.desk, windows.phone] : [windows.phone, windows.desk]
  await page.setViewportSize(other.viewport)
  await checkWidth(page)
  await page.setViewportSize(seen.viewport)
  await checkPage(page)
}

/** The page itself came, and not the word that it couldn't. */
async function checkCame(page: Page): Promise<void> {
  await settled(page)
  const failed = page.getByRole('main').getByText(/没有找到|没有这一页|不对您开放|再试一次/)
  expect(await failed.allTextContents(), page.url()).toEqual([])
}

/** From the next page on that is opened anew. */
async function setElder(page: Page): Promise<void> {
  const { origin } = new URL(page.url())
  await page.context().addCookies([{ name: 'linli_elder', value: '1', url: origin }])
  await page.goto('about:blank')
}

async function lookInLargeType(page: Page, address: string): Promise<void> {
  await walkTo(page, address)
  await checkPage(page)
  await checkElder(page)
}

/** What a leader works with on the phone. */
const fieldPages = new Set(['/today', '/requests/:id', '/counter', '/people/new'])

describe('every page has nothing serious for axe, on the desk and on the phone', () => {
  test('the resident face, also in large type', { timeout: patience, retry: 1 }, async () => {
    const { client, base } = await signedIn('old')
    const pages = await pagesOf('resident', client, (await signedIn('secretary')).client, base)
    expect(pages.length).toBeGreaterThan(10)
    const home = base.replace('/api', '')
    const nowhere = `${home}/no-such-page`
    const addresses = [...pages.map(({ address }) => `${home}${address}`), '/login', `/login?return=${home}/`, nowhere]
    await inTwoTabs(tabOf('old'), addresses, async (page, address) => {
      await walkTo(page, address)
      if (address !== nowhere) await checkCame(page)
      await checkByTurns(page, addresses.indexOf(address))
      await checkClosely(page)
    })
    await inTwoTabs(tabOf('old', { elder: true }), addresses, lookInLargeType)
  })

  test('the workbench', { timeout: patience, retry: 1 }, async () => {
    const { client, base } = await signedIn('secretary')
    const pages = await pagesOf('workbench', client, client, base)
    expect(pages.length).toBeGreaterThan(15)
    const home = base.replace('/api/c', '/w')
    const addresses = pages.map(({ address }) => `${home}${address}`)
    const field = pages.filter(({ path }) => fieldPages.has(path)).map(({ address }) => `${home}${address}`)
    expect(field.length).toBe(fieldPages.size)
    await inTwoTabs(tabOf('secretary'), addresses, async (page, address) => {
      await walkTo(page, address)
      await checkCame(page)
      await checkByTurns(page, addresses.indexOf(address))
      if (field.includes(address) || lookingAtAll) await checkClosely(page)
    })
    await inTwoTabs(tabOf('secretary', { elder: true }), field, lookInLargeType)
  })

  test('the public pages, also in large type', { timeout: patience, retry: 1 }, async () => {
    const { client, base } = await signedIn('old')
    const pages = await pagesOf('public', client, client, base)
    expect(pages.length).toBeGreaterThan(5)
    const addresses = pages.map(({ address }) => `${base.replace('/api/c', '/p')}${address}`)
    await inTwoTabs(tabOf(null), addresses, async (page, address) => {
      await page.goto(address)
      await checkByTurns(page, addresses.indexOf(address))
      await checkClosely(page)
      await page.getByRole('link', { name: '长辈版' }).click()
      await checkPage(page)
      await checkElder(page)
      await page.getByRole('link', { name: '标准版' }).click()
    })
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
    // From the top, also where the page has put the focus into its first field.
    await page.evaluate('document.body.tabIndex = -1, document.body.focus(), document.body.removeAttribute("tabindex")')
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
