import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { checkPage, settled } from './support/axe.ts'
import { openBrowser } from './support/browser.ts'
import { hearData, leftovers } from './support/chinese.ts'
import { entranceOf, signedIn } from './support/client.ts'
import { type Face, pagesOf } from './support/declared-pages.ts'
import { type Identity, signIn } from './support/identities.ts'
import { inTwoTabs } from './support/tabs.ts'
import { walkTo } from './support/walk.ts'

const { visitor } = openBrowser()
/** Every page of a face, one after the other, on a busy computer. */
const patience = 300_000

async function speak(page: Page, language: string): Promise<void> {
  const choice = page.getByRole('button', { name: language, exact: true })
  await Promise.all([page.waitForEvent('load'), choice.first().click()])
  await settled(page)
}

/** Where the API tells what a public page of one thing shows. */
function toldBy(address: string): string[] {
  const [, kind = '', id = ''] = address.split('/')
  const paths = {
    meetings: ['/open-meetings/ID'],
    questionnaires: ['/questionnaire-results/ID'],
    ballots: ['/open/ballots/ID'],
    nominations: ['/open/ballots/ID/nominations'],
    halls: ['/open-topics/ID'],
    projects: ['/open/projects/ID'],
  }[kind]
  return id && paths ? paths.map((path) => path.replace('ID', id)) : []
}

const lang = (page: Page) => page.evaluate<string>('document.documentElement.lang')

test.each<[Identity, Face]>([
  ['old', 'resident'],
  ['secretary', 'workbench'],
])('%s reads every page of the %s face in English', { timeout: patience }, async (identity, face) => {
  const { client, base } = await signedIn(identity)
  const staff = await signedIn('secretary')
  const home = base.replace('/api/c', face === 'resident' ? '/c' : '/w')
  const heard = new Map<Page, () => Promise<string>>()
  const tab = async () => {
    const page = await visitor('desk')
    heard.set(page, hearData(page))
    await signIn(page, identity)
    if ((await lang(page)) !== 'en') await speak(page, 'EN (English)')
    return page
  }
  try {
    const first = await tab()
    await first.goto(`${home}/`)
    await checkPage(first)
    const addresses = (await pagesOf(face, client, staff.client, base)).map(({ address }) => `${home}${address}`)
    await inTwoTabs(tab, addresses, async (page, address) => {
      await walkTo(page, address)
      const data = (await heard.get(page)?.()) ?? ''
      expect(await lang(page)).toBe('en')
      expect.soft(await leftovers(page, data), page.url()).toEqual([])
    })
  } finally {
    await client.ask('PUT', '/api/session/language', {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ language: 'zh-CN' }),
    })
  }
})

test('the public pages speak English by a link, without any script', { timeout: patience }, async () => {
  const { client, base } = await signedIn('old')
  const staff = await signedIn('secretary')
  const pages = await pagesOf('public', client, staff.client, base)
  const lists = ['/catalogue', '/bodies?limit=100', '/posts?limit=100', '/areas/tree', '/notices', '/guide']
  const open = ['/open-meetings', '/open/ballots', '/open/nominations', '/open-topics']
  const told = [...lists, ...open, ...pages.flatMap(({ address }) => toldBy(address))]
  const data = JSON.stringify(await Promise.all(told.map((path) => staff.client.get(`${base}${path}`))))
  const page = await visitor('phone', { javaScriptEnabled: false })
  const home = base.replace('/api/c', '/p')
  await page.goto(`${home}/numbers`)
  await page.getByRole('link', { name: 'EN (English)' }).click()
  await page.getByRole('heading', { level: 1, name: 'Public figures' }).waitFor()
  expect(new URL(page.url()).search).toBe('')
  for (const { address } of pages) {
    await page.goto(`${home}${address}`)
    expect(await lang(page)).toBe('en')
    expect.soft(await leftovers(page, data), page.url()).toEqual([])
  }
  await page.getByRole('link', { name: '繁體中文' }).click()
  await page.getByText('演示社區').first().waitFor()
  expect(await lang(page)).toBe('zh-Hant')
})

test('a person keeps the language in every browser; a visitor is answered as the browser asks', async () => {
  const english = await visitor('phone', { locale: 'en-GB' })
  await english.goto('/login')
  await english.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()

  const here = await visitor('phone')
  const home = await signIn(here, 'young')
  await speak(here, '繁體中文')
  await here.getByRole('link', { name: '我的訴求' }).first().waitFor()

  const { community, label } = await entranceOf('young')
  await english
    .getByRole('button', { name: new RegExp(label) })
    .first()
    .click()
  await english.waitForURL((url) => url.pathname.startsWith(`/c/${community}`))
  await settled(english)
  expect(await lang(english)).toBe('zh-Hant')
  await english.goto(home.replace('/c/', '/p/'))
  expect(await lang(english)).toBe('zh-Hant')
  await speak(here, '简体中文')
  expect(await lang(here)).toBe('zh-CN')
})
