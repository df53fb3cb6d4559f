import { expect, test } from 'vitest'
import { checkPage } from './support/axe.ts'
import { openBrowser } from './support/browser.ts'
import { signedIn } from './support/client.ts'
import { identityButton } from './support/identities.ts'

const { visitor } = openBrowser()

/** Keys beside the words said: the hotline files by the number, the words and two keys. */
const keysMost = 4

test('the hotline files by keyboard alone: the number, Enter, the words, Ctrl+Enter', async () => {
  const { client, base } = await signedIn('old')
  const { phone } = await client.get<{ phone: string }>(`${base}/own/profile`)
  const words = '楼道灯坏了，晚上上下楼看不见'

  const page = await visitor('desk')
  await page.goto('/login')
  await (await identityButton(page, 'counter')).click()
  await page.getByRole('navigation', { name: '菜单' }).getByRole('link', { name: '接听', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: '接听热线' }).waitFor()
  const number = page.getByLabel('来电号码')
  await number.and(page.locator(':focus')).waitFor()
  await checkPage(page)

  let keys = 0
  const press = async (key: string) => {
    keys += 1
    await page.keyboard.press(key)
  }
  await page.keyboard.insertText(phone)
  await press('Enter')
  const said = page.getByLabel('居民怎么说')
  await said.and(page.locator(':focus')).waitFor()
  await page.getByText('住在').first().waitFor()
  await page.keyboard.insertText(words)
  await page.getByRole('radio', { name: /楼道灯不亮/, checked: true }).waitFor()
  await page.getByText('最晚办好').first().waitFor()
  await checkPage(page)
  await press('Control+Enter')
  const receipt = page.getByRole('region', { name: '已登记' })
  await receipt.waitFor()
  expect(keys).toBeLessThanOrEqual(keysMost)

  const filed = /编号\s*(\d{6}-\d{5})/.exec((await receipt.textContent()) ?? '')?.[1]
  const own = await client.get<{ items: object[] }>(`${base}/my/requests`)
  expect(own.items).toContainEqual(expect.objectContaining({ number: filed, relation: 'on_behalf' }))

  await page.getByRole('button', { name: '等下一通' }).click()
  await page.getByLabel('来电号码').waitFor()
  await page.keyboard.insertText(phone)
  await page.keyboard.press('Enter')
  await page
    .getByRole('region', { name: /还没办好的/ })
    .getByText(filed ?? '')
    .waitFor()
  await said.waitFor()
  await page.keyboard.press('Control+i')
  await page.getByRole('dialog', { name: '只是问一问，已答复' }).waitFor()
  await checkPage(page)
  await page.keyboard.press('Control+Enter')
  await number.waitFor()
  await page.getByRole('link', { name: '通话记录' }).click()
  await page.getByRole('link', { name: filed ?? '' }).waitFor()
  await checkPage(page)
})
