import { describe, test } from 'vitest'
import { checkPage } from './support/axe.ts'
import { openBrowser } from './support/browser.ts'
import { signIn } from './support/identities.ts'
import { fileAs } from './support/requests.ts'

const { visitor } = openBrowser()

describe('by keyboard alone', () => {
  test('palette, rows, acts, help sheet, and a key of one’s own; nothing is filed', async () => {
    const words = '楼道窗户的玻璃裂了一道缝'
    const { number } = await fileAs('old', { item_code: 'A29', description: words, place: '西山新村 1 幢' })
    const page = await visitor('desk')
    const work = await signIn(page, 'secretary')
    const key = (name: string) => page.keyboard.press(name)
    await page.goto(`${work}/requests`)
    await page.getByRole('heading', { level: 1 }).waitFor()

    await key('Control+k')
    const palette = page.getByRole('dialog', { name: '查找、跳转、办事' })
    await palette.waitFor()
    await page.keyboard.type(number)
    await palette.getByRole('option', { name: words }).waitFor()
    await checkPage(page)
    await key('Enter')
    await page.getByRole('heading', { level: 1, name: words }).waitFor()

    await key('c')
    await page.getByRole('dialog', { name: '工作记录' }).waitFor()
    await key('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })

    await key('g')
    await key('w')
    await page.getByRole('main').locator('tr[data-request]').first().waitFor()
    await key('j')
    await key('Space')
    const look = page.getByRole('dialog')
    await look.getByRole('link', { name: '打开这件' }).waitFor()
    await key('Space')
    await look.waitFor({ state: 'detached' })

    await key('?')
    await page.getByRole('dialog', { name: '键盘快捷键' }).waitFor()
    await checkPage(page)
    await key('Escape')

    await page.goto(`${work}/my/keys`)
    await page.getByRole('button', { name: '修改：下一行' }).press('Enter')
    await key('k')
    await key('Enter')
    await page.getByText('先给那一项换个键').waitFor()
    await page.getByRole('button', { name: '修改：下一行' }).press('Enter')
    await key('z')
    await key('Enter')
    await page.getByRole('button', { name: '恢复原来的', exact: true }).waitFor()
    await checkPage(page)
    await page.getByRole('button', { name: '恢复原来的', exact: true }).press('Enter')
    await page.getByRole('button', { name: '恢复原来的', exact: true }).waitFor({ state: 'detached' })
  })
})
