import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { checkPage, settled } from './support/axe.ts'
import { openBrowser } from './support/browser.ts'
import { signIn } from './support/identities.ts'
import { fileAs } from './support/requests.ts'

const { visitor } = openBrowser()
const dayMs = 86_400_000

/** The day after tomorrow by the product's clock. */
async function dayAfterTomorrow(page: Page): Promise<string> {
  const now = await page.evaluate<string | null>(
    `fetch('/api/session').then((answer) => answer.headers.get('linli-now'))`,
  )
  return new Date((now ? Date.parse(now) : Date.now()) + 2 * dayMs).toISOString().slice(0, 10)
}

/** An attempt before may have left somebody away. */
async function comeBack(page: Page): Promise<void> {
  const back = page.getByRole('button', { name: /^今天起回来/ })
  if ((await back.count()) === 0) return
  await back.first().press('Enter')
  await page.getByRole('dialog').getByRole('button', { name: '今天起回来' }).press('Enter')
  await page.getByText('已恢复在岗').waitFor()
}

describe('absence, by keyboard alone', () => {
  test('the grid worker goes, the secretary deputises and acts in their place, and it is back by itself', async () => {
    const words = '楼道里有老鼠，纸箱都咬破了'
    await fileAs('old', { item_code: 'A29', description: words, place: '西山新村 1 幢' })

    const worker = await visitor('phone')
    const field = await signIn(worker, 'grid')
    await worker.goto(`${field}/absences`)
    await settled(worker)
    await comeBack(worker)
    await worker.getByRole('button', { name: '登记休假' }).press('Enter')
    const form = worker.getByRole('dialog', { name: '登记休假' })
    await form.getByRole('button', { name: '登记休假' }).press('Enter')
    await form.getByText('请选最后一天。').first().waitFor()
    await checkPage(worker)
    await form.getByLabel('最后一天').fill(await dayAfterTomorrow(worker))
    await form.getByText(/名下有 \d+\+? 件没办完/).waitFor()
    const deputy = form.getByLabel('谁代班')
    await deputy.locator('option', { hasText: '社区党委书记' }).waitFor({ state: 'attached' })
    await deputy.press('ArrowDown')
    await form.getByRole('button', { name: '登记休假' }).press('Enter')
    await worker.getByText('休假已登记').waitFor()
    await worker.getByText(/代班（社区党委书记）/).waitFor()
    await checkPage(worker)

    const secretary = await visitor('desk')
    const work = await signIn(secretary, 'secretary')
    await secretary.getByText('1 人不在').waitFor()
    await checkPage(secretary)
    await secretary.goto(`${work}/today`)
    await secretary.getByRole('link', { name: /^代 .+ 办理（\d+\+?）/ }).press('Enter')
    await secretary.getByRole('heading', { level: 1, name: /^代 .+ 办理$/ }).waitFor()
    await secretary.getByRole('link', { name: words }).first().waitFor()
    await checkPage(secretary)
    await secretary.getByRole('link', { name: words }).first().press('Enter')
    await secretary.getByRole('heading', { level: 1, name: words }).waitFor()
    await secretary.keyboard.press('c')
    await secretary.getByRole('dialog', { name: '工作记录' }).waitFor()
    await secretary.keyboard.type('已约好灭鼠公司明天上午来')
    await secretary.keyboard.press('Control+Enter')
    await secretary
      .getByText(/（代 .+）/)
      .first()
      .waitFor()

    await comeBack(worker)
    await secretary.goto(`${work}/today`)
    await settled(secretary)
    expect(await secretary.getByRole('link', { name: /^代 .+ 办理/ }).count()).toBe(0)
  })
})
