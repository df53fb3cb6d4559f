import { expect, test } from 'vitest'
import { checkPage } from './support/axe.ts'
import { openBrowser } from './support/browser.ts'
import { identityButton } from './support/identities.ts'

const { visitor } = openBrowser()

test('the secretary tries a rest day, sets it, takes it back, and finds it in the audit', async () => {
  const page = await visitor('desk')
  await page.goto('/login')
  await (await identityButton(page, 'secretary')).click()
  const menu = page.getByRole('navigation', { name: '菜单' })
  await menu.getByText('设置', { exact: true }).click()
  await menu.getByRole('link', { name: '办事规则' }).click()
  await page.getByRole('heading', { level: 1, name: '办事规则和日历' }).waitFor()
  await checkPage(page)

  const today = /今天是 (\d{4})-(\d{2})-(\d{2})/
  await page.getByRole('button', { name: '加几天' }).click()
  const [, year, month, day] = today.exec((await page.getByRole('dialog').textContent()) ?? '') ?? []
  await page
    .getByRole('dialog')
    .getByLabel('从哪天')
    .fill(`${Number(year) + 1}-${month}-${day}`)
  await page.getByLabel('说明').fill('社区选举日')
  await page.keyboard.press('Control+Enter')
  await page.getByText(/看过 .* 件未办结的诉求/).waitFor()
  await checkPage(page)
  await page.getByLabel('为什么改').fill('选举那天都去会场')
  await page.getByRole('button', { name: '照这样改' }).click()
  await page.getByText('社区选举日').first().waitFor()

  await page
    .getByRole('button', { name: /^撤回对.*的修改$/ })
    .first()
    .click()
  await page.getByRole('button', { name: '撤回这次修改' }).click()
  await page.getByText('已撤回').first().waitFor()

  await menu.getByText('信息保护', { exact: true }).click()
  await menu.getByRole('link', { name: '操作留痕' }).click()
  await page.getByRole('heading', { level: 1, name: '操作留痕' }).waitFor()
  expect(await page.getByText('修改办事规则').count()).toBeGreaterThan(0)
  await checkPage(page)

  await menu.getByRole('link', { name: '社区一年' }).click()
  await page.getByRole('heading', { level: 1, name: /社区的 \d{4} 年/ }).waitFor()
  await checkPage(page)
})
