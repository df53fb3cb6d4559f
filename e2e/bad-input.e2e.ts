import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { checkPage } from './support/axe.ts'
import { openBrowser } from './support/browser.ts'
import { Client, entranceOf, signedIn } from './support/client.ts'
import { onward, readReceipt, sayWhat, sayWhere, walkToCheck } from './support/filing.ts'
import { identityButton, signIn } from './support/identities.ts'
import { hugePhoto, pdf, photo } from './support/pictures.ts'
import { fileAs } from './support/requests.ts'

const { visitor } = openBrowser()

const summary = (page: Page) => page.getByRole('alert', { name: /处需要修改/ })
const focused = (page: Page) => page.locator(':focus')

/** How many requests there are with these words, as the desk counts them. */
async function filedWith(words: string): Promise<number> {
  const { client, base } = await signedIn('secretary')
  const { items } = await client.get<{ items: { title: string }[] }>(`${base}/requests?sort=newest&limit=50`)
  return items.filter((item) => item.title.startsWith(words)).length
}

describe('what people type', () => {
  test('an empty screen says what is missing, takes the focus there, and leads to the field', async () => {
    const page = await visitor('phone')
    const { community } = await entranceOf('old')
    await page.goto(`/c/${community}/file`)
    await onward(page)
    await summary(page).waitFor()
    expect(await focused(page).getAttribute('role')).toBe('alert')
    expect(await page.title()).toMatch(/^有误：/)
    await checkPage(page)
    await summary(page).getByRole('link', { name: '请说说遇到了什么事，一句话也行' }).click()
    expect(await focused(page).getAttribute('name')).toBe('description')
  })

  test('6 000 characters are too many, and none of them is lost', async () => {
    const page = await visitor('phone')
    const { community } = await entranceOf('old')
    await page.goto(`/c/${community}/file`)
    const long = '长'.repeat(6_000)
    await page.getByLabel('用您自己的话说').fill(long)
    await page.getByText('多了 4000 字').waitFor()
    await onward(page)
    await summary(page).getByRole('link', { name: '写得太长了，请缩短到 2,000 字以内' }).waitFor()
    expect(await page.getByLabel('用您自己的话说').inputValue()).toBe(long)
    await checkPage(page)
  })

  test('emoji and rare characters come back as they were written', async () => {
    const words = '𠮷田家门口的楼道灯😀坏了，㐂叔叔绊了一跤'
    const page = await visitor('phone')
    const home = await signIn(page, 'young')
    await page.goto(`${home}/file`)
    await walkToCheck(page, { words, item: '楼道灯不亮', place: ['洛塘景苑'] })
    await onward(page, '提交诉求')
    await readReceipt(page)
    await page.getByRole('link', { name: '看办理进展' }).click()
    await page.getByRole('main').getByText(words).first().waitFor()
  })
})

describe('photos', () => {
  test('one of 20 MB is made small; a PDF that calls itself a photo is refused in plain words', async () => {
    const page = await visitor('phone')
    const { community } = await entranceOf('old')
    await page.goto(`/c/${community}/file`)
    await sayWhat(page, '楼道里蟑螂很多', '蟑螂老鼠太多')
    await sayWhere(page, ['西山新村'])
    const input = page.getByLabel('加照片')
    await input.setInputFiles({ name: 'letter.jpg', mimeType: 'image/jpeg', buffer: pdf() })
    await page.getByText(/这个文件不是照片/).waitFor()
    await checkPage(page)
    await input.setInputFiles({ name: 'large.jpg', mimeType: 'image/jpeg', buffer: await hugePhoto() })
    await page.getByRole('img', { name: '第 1 张照片' }).waitFor()
    expect(await page.getByText(/这个文件不是照片/).count()).toBe(0)
  })

  test('the server takes neither as they are, whoever sends them', async () => {
    const { community } = await entranceOf('old')
    const files = `/api/c/${community}/files`
    const client = new Client()
    await expect(client.upload(files, await hugePhoto(), 'large.jpg')).rejects.toMatchObject({
      status: 413,
      code: 'platform.file_too_large',
    })
    await expect(client.upload(files, pdf(), 'letter.jpg')).rejects.toMatchObject({
      status: 415,
      code: 'platform.file_type_refused',
    })
    expect(await client.upload(files, await photo(), 'wall.jpg')).toMatch(/^[\da-f-]{36}$/)
  })
})

describe('sent twice, or too late', () => {
  test('two presses on 提交诉求 are one request', async () => {
    const words = `两次点击，一件诉求 ${Date.now()}`
    const page = await visitor('phone')
    const home = await signIn(page, 'old')
    await page.goto(`${home}/file`)
    await walkToCheck(page, { words: `${words}，楼道里蟑螂很多`, item: '蟑螂老鼠太多', place: ['西山新村'] })
    await page.getByRole('button', { name: '提交诉求' }).dblclick()
    await readReceipt(page)
    expect(await filedWith(words)).toBe(1)
  })

  test('an answer lost on the way and sent again is one request', async () => {
    const words = `回音丢了，再点一次 ${Date.now()}`
    const page = await visitor('phone')
    const home = await signIn(page, 'old')
    await page.goto(`${home}/file`)
    await walkToCheck(page, { words: `${words}，楼道里蟑螂很多`, item: '蟑螂老鼠太多', place: ['西山新村'] })
    await page.route(
      '**/api/c/*/requests',
      async (route) => {
        await route.fetch()
        await route.abort('connectionreset')
      },
      { times: 1 },
    )
    await onward(page, '提交诉求')
    await page.getByText(/没能连上社区的服务器/).waitFor()
    await onward(page, '提交诉求')
    await readReceipt(page)
    expect(await filedWith(words)).toBe(1)
  })

  test('a login that is over leads through sign-in back to where one was', async () => {
    const { id } = await fileAs('old', { item_code: 'A29', description: '登录过期也要回到这里', place: '西山新村' })
    const page = await visitor('phone')
    const home = await signIn(page, 'old')
    await page.goto(`${home}/requests/${id}`)
    await page.getByRole('heading', { level: 1, name: '登录过期也要回到这里' }).waitFor()
    await page.context().clearCookies()
    await page.reload()
    await page.waitForURL((url) => url.pathname === '/login')
    await (await identityButton(page, 'old')).click()
    await page.waitForURL((url) => url.pathname === `${home}/requests/${id}`)
    await page.getByRole('heading', { level: 1, name: '登录过期也要回到这里' }).waitFor()
  })

  test('what was typed when the login ran out is kept', async () => {
    const { id } = await fileAs('old', { item_code: 'A29', description: '补充时登录过期', place: '西山新村' })
    const page = await visitor('phone')
    const home = await signIn(page, 'old')
    await page.goto(`${home}/requests/${id}`)
    await page.getByRole('button', { name: '补充说明或照片' }).click()
    await page.getByLabel('想补充什么').fill('三楼也有')
    await page.context().clearCookies()
    await page.getByRole('button', { name: '发给经办人' }).click()
    await page
      .getByText(/登录已到期|请先登录/)
      .first()
      .waitFor()
    expect(await page.getByLabel('想补充什么').inputValue()).toBe('三楼也有')
  })
})
