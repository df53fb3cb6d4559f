import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { checkPage } from './support/axe.ts'
import { openBrowser } from './support/browser.ts'
import { entranceOf } from './support/client.ts'
import { signIn } from './support/identities.ts'
import { photo } from './support/pictures.ts'
import { fileAs } from './support/requests.ts'

const { visitor } = openBrowser()

/** Opens the form of an act, fills it in, and sends it; the dialog closes when it is done. */
async function act(page: Page, name: string, fill?: (page: Page) => Promise<void>): Promise<void> {
  await page.getByRole('main').getByRole('button', { name, exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.waitFor()
  await fill?.(page)
  await dialog.getByRole('button', { name, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}

const write = (label: string, text: string) => (page: Page) =>
  page
    .getByRole('dialog')
    .getByLabel(new RegExp(`^${label}`))
    .fill(text)

/** From the list of the day to the request. */
async function openFrom(page: Page, address: string, words: string): Promise<void> {
  await page.goto(address)
  await page.getByRole('main').getByRole('link', { name: words }).first().click()
  await page.getByRole('heading', { level: 1, name: words }).waitFor()
}

async function finishWithPhoto(page: Page, text: string): Promise<void> {
  const picture = await photo('lamp')
  await act(page, '办好了', async () => {
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('办了什么').fill(text)
    await dialog.getByLabel('加照片').setInputFiles({ name: 'after.jpg', mimeType: 'image/jpeg', buffer: picture })
    await dialog.getByRole('img', { name: '第 1 张照片' }).waitFor()
    await checkPage(page)
  })
}

describe('the loop, hand over hand', () => {
  test('grid worker on the phone, back to the same one when it is not solved, call-back by the secretary', async () => {
    const words = '垃圾桶边上老鼠很多，孩子不敢走'
    const { number } = await fileAs('old', { item_code: 'A29', description: words, place: '西山新村 1 幢' })
    const grid = await visitor('phone')
    const work = await signIn(grid, 'grid')
    await openFrom(grid, `${work}/today`, words)
    await checkPage(grid)
    await act(grid, '接下这件事')
    await act(grid, '已和居民联系', write('说了什么', '电话里说好今天下午上门看'))
    await act(grid, '记一笔', write('内容', '鼠药向物资科领了两包'))
    await grid.getByText('鼠药向物资科领了两包').waitFor()
    await finishWithPhoto(grid, '堵了三个洞，放了鼠药，桶边也清干净了')
    await grid.getByText('待确认').first().waitFor()

    const resident = await visitor('phone')
    const home = await signIn(resident, 'old')
    await resident
      .getByRole('link', { name: `请您确认：${words}` })
      .first()
      .click()
    await resident.getByText('堵了三个洞，放了鼠药，桶边也清干净了').first().waitFor()
    expect(await resident.getByText('鼠药向物资科领了两包').count()).toBe(0)
    await checkPage(resident)
    await resident.getByRole('radio', { name: '没解决' }).check()
    await resident.getByRole('radio', { name: '不满意', exact: true }).check()
    await resident.getByLabel('哪里还没解决').fill('晚上又看见两只')
    await resident.getByRole('button', { name: '请继续办' }).click()
    await resident.getByText('正在办').first().waitFor()

    await openFrom(grid, `${work}/today`, words)
    await grid.getByText('重新办理 1 次').waitFor()
    await grid.getByText('晚上又看见两只').first().waitFor()
    await finishWithPhoto(grid, '又封了下水口，连着三晚没再看到')

    const desk = await visitor('desk')
    const office = await signIn(desk, 'secretary')
    await openFrom(desk, `${office}/requests?q=${number}`, words)
    await act(desk, '记下回访结果', async (page) => {
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('radio', { name: '解决了', exact: true }).check()
      await dialog.getByRole('radio', { name: '很满意', exact: true }).check()
      await dialog.getByLabel('居民的话').fill('这回真的没有了')
      await checkPage(page)
    })
    await desk.getByText('已解决').first().waitFor()
    await resident.goto(`${home}/requests?show=all`)
    const card = resident.getByRole('link', { name: new RegExp(words) })
    expect(await card.textContent()).toContain('已解决')
  })

  test('the resident confirms and grades, and the public count moves', async () => {
    const words = '楼道里又见到蟑螂了'
    const { community } = await entranceOf('old')
    const closed = async (page: Page) => {
      await page.goto(`/p/${community}/numbers`)
      const text = await page.getByRole('main').textContent()
      return Number(/近一年了结\s*(\d[\d,]*)/.exec(text ?? '')?.[1]?.replace(',', ''))
    }
    const reader = await visitor('desk')
    const before = await closed(reader)
    await fileAs('old', { item_code: 'A29', description: words, place: '西山新村 1 幢' })
    const grid = await visitor('phone')
    const work = await signIn(grid, 'grid')
    await openFrom(grid, `${work}/today`, words)
    await act(grid, '接下这件事')
    await act(grid, '办好了', write('办了什么', '整个单元都喷了药，下周再来看一次'))

    const resident = await visitor('phone')
    await signIn(resident, 'old')
    await resident
      .getByRole('link', { name: `请您确认：${words}` })
      .first()
      .click()
    await resident.getByRole('radio', { name: '解决了', exact: true }).check()
    await resident.getByRole('radio', { name: '满意', exact: true }).check()
    await resident.getByRole('button', { name: '确认解决了' }).click()
    await resident.getByText('谢谢您，已记下').waitFor()
    await resident.getByText('已解决').first().waitFor()
    await expect.poll(() => closed(reader), { timeout: 20_000 }).toBe(before + 1)
  })

  test('manager and department clerk see only theirs; what is sent back is dispatched anew from the desk', async () => {
    const lamp = '洛塘景苑 1 幢楼道灯不亮了'
    const street = '西山路路灯坏了三盏'
    const lampCase = await fileAs('young', { item_code: 'A10', description: lamp, place: '洛塘景苑 1 幢' })
    const streetCase = await fileAs('young', { item_code: 'D12', description: street, place: '西山路' })

    const manager = await visitor('desk')
    const managed = await signIn(manager, 'manager')
    await manager.goto(`${managed}/requests?sort=newest`)
    await manager.getByRole('link', { name: lamp }).first().waitFor()
    expect(await manager.getByRole('link', { name: street }).count()).toBe(0)
    await manager.goto(`${managed}/requests/${streetCase.id}`)
    await manager.getByText('没有找到').first().waitFor()
    await openFrom(manager, `${managed}/today`, lamp)
    await act(manager, '退回', write('退回的理由', '这盏灯在架空层，归社区的公共照明'))

    const clerk = await visitor('phone')
    const department = await signIn(clerk, 'clerk')
    await clerk.goto(`${department}/requests/${lampCase.id}`)
    await clerk.getByText('没有找到').first().waitFor()
    await openFrom(clerk, `${department}/today`, street)
    await act(clerk, '接下这件事')
    await act(clerk, '办好了', async (page) => {
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('radio', { name: /^已答复/ }).check()
      await dialog.getByLabel('为什么这样答复').fill('灯杆月底整条路一起换，换好之前先加了两盏临时灯')
    })
    await clerk.getByText('待确认').first().waitFor()

    const desk = await visitor('desk')
    const office = await signIn(desk, 'secretary')
    await checkPage(desk)
    await desk
      .getByRole('main')
      .getByRole('link', { name: /被退回/ })
      .click()
    await desk.getByRole('link', { name: lamp }).first().click()
    await desk.getByText('这盏灯在架空层，归社区的公共照明').first().waitFor()
    await act(desk, '分派', async (page) => {
      const dialog = page.getByRole('dialog')
      const receiver = dialog.getByLabel('交给谁')
      const option = await receiver.locator('option').filter({ hasText: '第四网格网格员' }).first().textContent()
      await receiver.selectOption({ label: option ?? '' })
      await dialog.getByLabel('说明').fill('请第四网格去看一看')
      await checkPage(page)
    })
    await desk.getByText('待接收').first().waitFor()
    expect(new URL(desk.url()).pathname).toBe(`${office}/requests/${lampCase.id}`)
  })
})
