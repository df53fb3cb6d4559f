import { readFile } from 'node:fs/promises'
import ExcelJS from 'exceljs'
import { describe, expect, test } from 'vitest'
import { checkPage } from './support/axe.ts'
import { openBrowser } from './support/browser.ts'
import { signIn } from './support/identities.ts'

const { visitor } = openBrowser()

describe('report forms', () => {
  test('what is missing is typed in, the form is handed in and goes out in the layout of whoever asks', async () => {
    const page = await visitor('desk')
    const work = await signIn(page, 'secretary')
    await page.goto(`${work}/forms`)
    await page.getByRole('link', { name: '八十岁以上老人台账' }).click()
    await page.getByText('核发高龄津贴，安排探访').waitFor()
    await checkPage(page)
    await page.getByRole('row').filter({ hasText: '正在填' }).getByRole('link').click()
    await page.getByRole('heading', { name: '空着的' }).waitFor()
    await checkPage(page)
    const remark = page.getByRole('textbox', { name: /的备注$/ }).first()
    await remark.fill('随女儿住')
    await page.getByRole('button', { name: '保存手填的' }).click()
    await page.getByText('已保存').waitFor()

    await page.getByRole('button', { name: '报出', exact: true }).click()
    const dialog = page.getByRole('dialog')
    const gaps = dialog.getByRole('checkbox')
    if ((await gaps.count()) > 0) await gaps.check()
    await dialog.getByRole('button', { name: '报出', exact: true }).click()
    await page.getByRole('heading', { name: '报出经过' }).waitFor()

    const waiting = page.waitForEvent('download')
    await page.getByRole('button', { name: '导出（号码遮住）' }).click()
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(new Uint8Array(await readFile(await (await waiting).path())).buffer as ArrayBuffer)
    const sheet = book.worksheets[0]
    expect(sheet?.getCell('A1').value).toBe('八十岁以上老人台账')
    expect(sheet?.getCell('B3').value).toBe('姓名')
    expect(sheet?.getCell('H4').value).toBe('随女儿住')

    await page.goto(`${work}/forms`)
    await page.getByRole('link', { name: '困难残疾人补贴核对名单' }).click()
    await page.getByRole('button', { name: '批准列这张名单' }).click()
    await page.getByText(/批准$/).first().waitFor()
    await page.goto(`${work}/forms/asked`)
    await page.getByRole('heading', { name: '要了两遍的内容' }).waitFor()
    await checkPage(page)
  })

  test('a grid worker fills the rows of the own grid on the phone', async () => {
    const page = await visitor('phone')
    const work = await signIn(page, 'grid')
    await page.goto(`${work}/form-parts`)
    await page.getByRole('link', { name: '独居老人结对帮扶表' }).click()
    await page.getByRole('heading', { name: '进度' }).waitFor()
    await checkPage(page)
    const cell = page.getByRole('textbox', { name: /的结对的人$/ }).first()
    await cell.fill('对门邻居')
    await page.getByRole('button', { name: '保存手填的' }).click()
    await page.getByText('已保存').waitFor()
    await page.getByRole('button', { name: '这一片填好了' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '这一片填好了' }).click()
    await page.getByRole('button', { name: '再改一改' }).waitFor()
  })
})
