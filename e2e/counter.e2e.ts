import { expect, test } from 'vitest'
import { checkPage } from './support/axe.ts'
import { openBrowser } from './support/browser.ts'
import { signedIn } from './support/client.ts'
import { identityButton } from './support/identities.ts'
import { keyboardOf } from './support/keyboard.ts'

const { visitor } = openBrowser()

test('the counter files for a resident at the desk, by keyboard alone', async () => {
  const { client, base } = await signedIn('old')
  const session = await client.get<{ persons: { name: string }[] }>('/api/session')
  const name = session.persons[0]?.name ?? ''
  const words = '来柜台说水龙头一直漏水，想请小巷修理铺的师傅看看'

  const page = await visitor('desk')
  const keys = await keyboardOf(page)
  await page.goto('/login')
  await keys.tabTo(await identityButton(page, 'counter'))
  await page.keyboard.press('Enter')
  await keys.tabTo(page.getByRole('navigation', { name: '菜单' }).getByRole('link', { name: '登记', exact: true }))
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: '登记诉求' }).waitFor()

  await keys.tabTo(page.getByLabel('找居民'))
  await page.keyboard.insertText(name)
  await page.getByRole('listbox').getByRole('option', { name }).first().waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await keys.focused(page.getByLabel('居民怎么说'))
  await page.keyboard.insertText(words)
  const item = page.getByLabel('条目', { exact: true })
  await keys.tabTo(item)
  await page.keyboard.press('ArrowDown')
  expect(await item.inputValue()).not.toBe('')
  await page.getByText('最晚办好').first().waitFor()
  await checkPage(page)
  await page.keyboard.press('Control+Enter')

  const receipt = page.getByRole('region', { name: '已登记' })
  await receipt.waitFor()
  const number = /编号\s*(\d{6}-\d{5})/.exec((await receipt.textContent()) ?? '')?.[1]
  await checkPage(page)
  await keys.tabTo(page.getByRole('link', { name: '打开这件诉求' }))
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: words.slice(0, 10) }).waitFor()

  const own = await client.get<{ items: object[] }>(`${base}/my/requests`)
  expect(own.items).toContainEqual(expect.objectContaining({ number, relation: 'on_behalf' }))
  keys.noPointer()
})
