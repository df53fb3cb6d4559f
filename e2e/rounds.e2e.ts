import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { checkPage } from './support/axe.ts'
import { openBrowser } from './support/browser.ts'
import { signedIn } from './support/client.ts'
import { signIn } from './support/identities.ts'

const { visitor } = openBrowser()
const doorsAlone = 6

type Round = { id: string; opened: number; state: string }

/** A round of the grid worker's compound, opened by the secretary. */
async function openRound(): Promise<{ id: string; get: () => Promise<Round> }> {
  const { client, base } = await signedIn('secretary')
  const grid = (await signedIn('grid')).client
  const session = await grid.get<{ persons: { id: string }[] }>('/api/session')
  const found = await client.get<{ items: { id: string }[] }>(
    `${base}/areas/search?q=${encodeURIComponent('西山新村')}&kind=compound`,
  )
  const { id } = await client.post<Round>(`${base}/rounds`, {
    name: '没有网络也能走',
    from_day: '2026-11-01',
    until_day: '2099-12-31',
    area_ids: [found.items[0]?.id],
    walker_ids: [session.persons[0]?.id],
    questions: [{ id: 'gas', kind: 'yes_no', label: '燃气软管换了吗' }],
  })
  await client.post(`${base}/rounds/${id}/open`)
  return { id, get: () => client.get<Round>(`${base}/rounds/${id}`) }
}

async function noteOpened(page: Page): Promise<void> {
  const name = await page.getByRole('heading', { level: 1 }).textContent()
  await page.getByRole('radio', { name: '开了门' }).check()
  await page.getByRole('button', { name: '记下，去下一户' }).click()
  await page.getByRole('heading', { level: 1, name: name ?? '', exact: true }).waitFor({ state: 'detached' })
}

test('a walk without a line: noted, the page killed, opened again, everything arrives once', async () => {
  const round = await openRound()
  const page = await visitor('phone')
  const home = await signIn(page, 'grid')
  const walk = `${home}/walk?round=${round.id}`
  await page.goto(walk)
  await page.getByText(/还有 \d+ 户/).waitFor()
  await checkPage(page)
  await page.waitForFunction('caches.open("linli-field").then((c) => c.keys()).then((keys) => keys.length > 5)')
  await page.locator('a[href*="at="]').first().click()
  await page.getByRole('button', { name: '记下，去下一户' }).waitFor()
  await checkPage(page)

  const phone = page.context()
  await phone.setOffline(true)
  const photo = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    'base64',
  )
  await page.locator('input[type=file]').setInputFiles({ name: 'door.png', mimeType: 'image/png', buffer: photo })
  await page.getByAltText('第 1 张照片').waitFor()
  for (let door = 0; door < doorsAlone; door++) await noteOpened(page)
  await page.close({ runBeforeUnload: false })

  const again = await phone.newPage()
  // The app opened as its sign has it, or a page of before reloaded: it goes on where work goes on.
  await again.goto(`${home}/today`)
  expect(new URL(again.url()).pathname).toBe(new URL(walk, again.url()).pathname)
  await again.goto(walk)
  await again.getByText(`${doorsAlone} 条记录存在手机里`, { exact: false }).waitFor()
  expect((await round.get()).opened).toBe(0)
  await phone.setOffline(false)
  await again.getByText(/条记录存在手机里/).waitFor({ state: 'detached' })
  await expect.poll(async () => (await round.get()).opened).toBe(doorsAlone)

  const kept = () => again.evaluate('indexedDB.databases().then((all) => all.map((one) => one.name))')
  expect(await kept()).not.toEqual([])
  await again.goto('/login')
  await again.getByRole('button', { name: '退出登录' }).click()
  await again.getByRole('button', { name: '退出登录' }).waitFor({ state: 'detached' })
  await expect.poll(kept).toEqual([])
})

test('another phone changed the same: both words are shown, and the chosen one goes', async () => {
  const round = await openRound()
  const page = await visitor('phone')
  const home = await signIn(page, 'grid')
  await page.goto(`${home}/walk?round=${round.id}`)
  await page.locator('a[href*="at="]').first().click()
  const dwelling = new URL(page.url()).searchParams.get('at')
  const { client, base } = await signedIn('grid')
  await client.post(`${base}/rounds/${round.id}/visits/${dwelling}`, { base: 0, note: '门铃坏了' })
  await page.getByLabel(/记几个字/).fill('敲了没应')
  await page.getByRole('button', { name: '记下，去下一户' }).click()
  await page.getByText('已记下').waitFor()
  await page.goto(`${home}/walk?round=${round.id}&at=${dwelling}`)
  await page.getByText('另一部手机也改了这一户').waitFor()
  await page.getByText('对方记的是：门铃坏了').waitFor()
  await checkPage(page)
  await page.getByRole('button', { name: '按选的发送' }).click()
  await page.getByText('另一部手机也改了这一户').waitFor({ state: 'detached' })
  const noted = () => client.get<{ note: string }>(`${base}/rounds/${round.id}/visits/${dwelling}`)
  await expect.poll(async () => (await noted()).note).toBe('敲了没应')
})
