import { expect, test } from 'vitest'
import { openBrowser } from './support/browser.ts'
import { Client, entranceOf } from './support/client.ts'

const { visitor } = openBrowser()

test('the public pages are read without any script, and with large type', async () => {
  const page = await visitor('phone', { javaScriptEnabled: false })
  const { community } = await entranceOf('old')
  const home = `/p/${community}`
  await page.goto(home)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.getByText('演示社区：人物和事情都是虚构的').waitFor()

  const menu = page.getByRole('navigation', { name: '菜单' })
  await menu.getByRole('link', { name: '归谁管' }).click()
  await page.getByRole('heading', { level: 1, name: '什么事归谁管' }).waitFor()
  const { items } = await new Client().get<{ items: object[] }>(`/api/c/${community}/catalogue`)
  expect(items.length, 'the standard list, and what other journeys added').toBeGreaterThanOrEqual(112)
  await page.getByText(`${items.length} 项需求`, { exact: false }).first().waitFor()
  const lamp = page.locator('details').filter({ hasText: '楼道灯不亮' }).last()
  await lamp.locator('summary').click()
  await lamp.getByText('怎样算办好').waitFor()

  await menu.getByRole('link', { name: '公开数字' }).click()
  await page.getByRole('heading', { level: 1, name: '公开数字' }).waitFor()
  const months = await page.getByRole('table', { name: '每月件数' }).getByRole('row').count()
  expect(months).toBeGreaterThan(6)

  await page.goto(`${home}/grids`)
  await page.getByText('第一网格', { exact: false }).first().waitFor()
  await page.goto(`${home}/compounds`)
  await page
    .getByRole('main')
    .getByRole('link', { name: /洛塘景苑/ })
    .click()
  await page.getByRole('heading', { level: 1, name: /洛塘景苑/ }).waitFor()
  await page.getByText('和邻物业服务公司').first().waitFor()

  const size = () => page.evaluate<number>("parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)")
  const before = await size()
  await page.getByRole('link', { name: '长辈版' }).click()
  await page.getByRole('link', { name: '标准版' }).waitFor()
  expect(await size()).toBeGreaterThan(before)
})
