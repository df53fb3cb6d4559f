import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { checkPage } from './support/axe.ts'
import { openBrowser } from './support/browser.ts'
import { type Client, signedIn } from './support/client.ts'
import { signIn } from './support/identities.ts'

const { visitor } = openBrowser()
const photo = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

type Route = { id: string; points: { id: string; name: string; code: string }[]; dues: { state: string }[] }
type Finding = { id: string; route_id: string; words: string; state: string; request: { id: string } | null }
type Desk = { client: Client; base: string }

/** A route of three points that the grid worker walks each day. */
async function makeRoute({ client, base }: Desk, name: string): Promise<Route> {
  const grid = (await signedIn('grid')).client
  const session = await grid.get<{ persons: { id: string }[] }>('/api/session')
  const found = await client.get<{ items: { id: string }[] }>(
    `${base}/areas/search?q=${encodeURIComponent('西山新村')}&kind=compound`,
  )
  return client.post<Route>(`${base}/patrol-routes`, {
    name,
    area_id: found.items[0]?.id,
    rhythm: { every_days: 1, weekdays: [] },
    walker: { kind: 'person', id: session.persons[0]?.id },
    points: ['门厅', '电表间', '楼顶'].map((point) => ({ name: point })),
  })
}

const findingsOf = async ({ client, base }: Desk, route: Route) => {
  const { items } = await client.get<{ items: Finding[] }>(`${base}/patrol-findings`)
  return items.filter((one) => one.route_id === route.id)
}

async function reachByHand(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: `到了 ${name}` }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: '手动记下' }).check()
  await dialog.getByLabel(/为什么不扫码/).fill('码被雨淋坏了')
  await dialog.getByRole('button', { name: '记下' }).click()
  await dialog.waitFor({ state: 'detached' })
}

/** Takes the request in hand and says it is done, as whoever it was given to may (the desk steps in). */
async function finish({ client, base }: Desk, id: string): Promise<void> {
  const view = await client.get<{ state: string }>(`${base}/requests/${id}`)
  if (view.state === 'assigned') await client.post(`${base}/requests/${id}/accept`)
  const file_ids = [await client.upload(`${base}/files`, photo, 'done.png')]
  await client.post(`${base}/requests/${id}/finish`, { outcome: 'solved', text: '门锁换好了，钥匙在门岗。', file_ids })
}

test('a patrol without a line: three points and a finding arrive once, and its finder looks whether it was put right', async () => {
  const desk = await signedIn('secretary')
  const name = `没有网络的一圈 ${Math.floor(performance.now())}`
  const route = await makeRoute(desk, name)
  const page = await visitor('phone')
  const home = await signIn(page, 'grid')
  await page.goto(`${home}/patrol`)
  await page.getByRole('link', { name: new RegExp(name) }).waitFor()
  await checkPage(page)
  await page.waitForFunction('caches.open("linli-patrol").then((c) => c.keys()).then((keys) => keys.length > 5)')
  // The line goes while the page is open; the page is killed and opened again by the code of the first point.
  const phone = page.context()
  await phone.setOffline(true)
  await page.close({ runBeforeUnload: false })
  const again = await phone.newPage()
  await again.goto(`${home}/patrol?at=${route.points[0]?.code}`)
  await again.getByRole('button', { name: '开始巡查' }).click()
  await again.getByRole('button', { name: '到了', exact: true }).first().click()
  await again.getByText('门厅 记下了').waitFor()
  await reachByHand(again, '电表间')
  await again.getByRole('button', { name: '记一处发现' }).click()
  const dialog = again.getByRole('dialog')
  await dialog.getByLabel('看到了什么').fill('电表间的门锁坏了，关不上。')
  await dialog.getByLabel('是什么事').selectOption('A10')
  await dialog.locator('input[type=file]').setInputFiles({ name: 'lock.png', mimeType: 'image/png', buffer: photo })
  await dialog.getByAltText('第 1 张照片').waitFor()
  await checkPage(again)
  await dialog.getByRole('button', { name: '记下发现' }).click()
  await reachByHand(again, '楼顶')
  await again.getByRole('button', { name: '走完了' }).click()
  await again.getByText(/条记录存在手机里/).waitFor()
  expect(await findingsOf(desk, route)).toEqual([])
  await phone.setOffline(false)
  await again.getByText(/条记录存在手机里/).waitFor({ state: 'detached' })
  const [finding, ...more] = await findingsOf(desk, route)
  expect(more).toEqual([])
  expect(finding).toMatchObject({ state: 'filed' })
  expect((await desk.client.get<Route>(`${desk.base}/patrol-routes/${route.id}`)).dues.map((due) => due.state)).toEqual(
    ['due', 'done'],
  )

  await finish(desk, finding?.request?.id ?? '')
  await expect.poll(async () => (await findingsOf(desk, route))[0]?.state, { timeout: 15_000 }).toBe('to_verify')
  await again.goto(`${home}/patrol`)
  await again.getByText('说整改好了，请去看一看').first().waitFor()
  await checkPage(again)
  await again.getByRole('button', { name: '整改好了' }).first().click()
  await expect.poll(async () => (await findingsOf(desk, route))[0]?.state).toBe('verified')

  // A poster that still hangs after its route was taken out of use says so.
  await desk.client.post(`${desk.base}/patrol-routes/${route.id}/retire`)
  await again.goto(`${home}/patrol?at=${route.points[0]?.code}`)
  await again.getByText(/已经停用/).waitFor()
})
