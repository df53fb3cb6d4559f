import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { checkPage } from './support/axe.ts'
import { openBrowser } from './support/browser.ts'
import { signIn } from './support/identities.ts'
import { fileAs } from './support/requests.ts'

const { visitor } = openBrowser()

async function open(page: Page, name: string) {
  await page.getByRole('main').getByRole('button', { name, exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.waitFor()
  return dialog
}

describe('colleagues at one request', () => {
  test('a question is answered from the list of the day; later and undo by keys; others are seen', async () => {
    const words = '楼道里有人堆了旧沙发，走不过去'
    const { id } = await fileAs('old', { item_code: 'A29', description: words, place: '西山新村 1 幢' })
    const grid = await visitor('desk')
    const work = await signIn(grid, 'grid')
    await grid.goto(`${work}/requests/${id}`)
    const asking = await open(grid, '征询')
    await asking.getByRole('option', { name: '书记' }).first().waitFor({ state: 'attached' })
    await asking.getByLabel('问谁').selectOption({
      label: (await asking.getByRole('option').allTextContents()).find((one) => one.includes('书记'))!,
    })
    await asking.getByLabel('问什么').fill('这家以前清过吗？')
    await asking.getByRole('radio', { name: '明天' }).check()
    await checkPage(grid)
    await grid.keyboard.press('Control+Enter')
    await asking.waitFor({ state: 'detached' })
    await grid.getByText('等回答').first().waitFor()

    const desk = await visitor('desk')
    const office = await signIn(desk, 'secretary')
    await desk.goto(`${office}/today`)
    const question = desk.getByRole('listitem').filter({ hasText: '这家以前清过吗？' })
    await question.getByRole('button', { name: '回答' }).click()
    await desk.getByRole('textbox', { name: '回答' }).fill('去年清过一次')
    await desk.getByRole('dialog').getByRole('button', { name: '回答', exact: true }).click()
    await question.waitFor({ state: 'detached' })
    await desk.goto(`${office}/requests/${id}`)
    await desk.getByText('去年清过一次').first().waitFor()
    await desk.getByText(/在看/).waitFor()
    await checkPage(desk)

    await grid.reload()
    const later = await open(grid, '稍后再办')
    await later.getByRole('radio', { name: '明天' }).check()
    await later.getByLabel('等什么').fill('等社工一起上门')
    await grid.keyboard.press('Control+Enter')
    await grid.getByText('等社工一起上门').first().waitFor()
    await grid.getByRole('button', { name: '撤回' }).waitFor()
    await grid.keyboard.press('Control+z')
    await grid.getByText('撤回了上一步').waitFor()
    await expect.poll(() => grid.getByText('已放到稍后').count(), { timeout: 10_000 }).toBe(0)
    await checkPage(grid)
  })
})
