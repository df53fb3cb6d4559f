import { describe, test } from 'vitest'
import { checkPage } from './support/axe.ts'
import { openBrowser } from './support/browser.ts'
import { signIn } from './support/identities.ts'
import { fileAs } from './support/requests.ts'

const { visitor } = openBrowser()

describe('text blocks', () => {
  test('one is kept, put into a note by its initials with the request’s number, and deleted', async () => {
    const { id, number } = await fileAs('old', {
      item_code: 'A29',
      description: '楼道扶手松动',
      place: '西山新村 1 幢',
    })
    const page = await visitor('desk')
    const work = await signIn(page, 'secretary')
    await page.goto(`${work}/my/texts`)
    await page.getByRole('button', { name: '添加常用语' }).click()
    const form = page.getByRole('dialog', { name: '添加常用语' })
    await form.getByLabel('名字').fill('已上门查看')
    await form.getByLabel('内容').fill('{编号}已上门查看，{联系人}已知晓。')
    await checkPage(page)
    await form.getByRole('button', { name: '保存常用语' }).click()
    await page.getByText('ysmck').waitFor()
    await checkPage(page)

    await page.goto(`${work}/requests/${id}`)
    await page.getByRole('button', { name: '记一笔' }).click()
    const note = page.getByRole('dialog', { name: '工作记录' })
    const text = note.getByRole('textbox').first()
    await text.pressSequentially('；；')
    await note.getByRole('option').first().waitFor()
    await checkPage(page)
    await page.keyboard.press('Escape')
    await note.getByRole('option').first().waitFor({ state: 'detached' })
    await text.fill('')
    await text.pressSequentially('::ysm')
    await note.getByRole('option', { name: '已上门查看' }).waitFor()
    await page.keyboard.press('Enter')
    await note.getByText(`${number}已上门查看`).waitFor()
    await note.getByText('没有填上：{联系人}').waitFor()

    await page.goto(`${work}/my/texts`)
    await page.getByRole('button', { name: '删除：已上门查看' }).click()
    await page.getByRole('button', { name: '删除常用语' }).click()
    await page.getByText('ysmck').waitFor({ state: 'detached' })
  })
})
