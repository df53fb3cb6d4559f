import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { checkPage } from './support/axe.ts'
import { openBrowser } from './support/browser.ts'
import { signedIn } from './support/client.ts'
import { signIn } from './support/identities.ts'
import { photo } from './support/pictures.ts'
import { fileAs } from './support/requests.ts'

const { visitor } = openBrowser()

/** CSS pixels a thumb needs (ux.md), and the part of the screen it doesn't reach without the other hand. */
const thumbPx = 44
const outOfReach = 1 / 3

/** What stands on the screen for a control: the label over a covered box, the card around a radio. */
async function boxOf(control: Locator): Promise<{ y: number; width: number; height: number; name: string }> {
  return control.evaluate((element) => {
    const face = element.closest('label') ?? element
    const { y, width, height } = face.getBoundingClientRect()
    return { y, width, height, name: element.getAttribute('aria-label') ?? face.textContent?.trim().slice(0, 20) ?? '' }
  })
}

/** One thumb: every control is large enough; what moves the work on lies where the thumb is; nothing is wider than the screen. */
function thumbOf(page: Page) {
  const screen = 844
  const large = async (control: Locator) => {
    const box = await boxOf(control)
    expect.soft(Math.round(box.height), `height of ${box.name}`).toBeGreaterThanOrEqual(thumbPx)
    expect.soft(Math.round(box.width), `width of ${box.name}`).toBeGreaterThanOrEqual(thumbPx)
    return box
  }
  const narrow = async () => {
    const wider = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
    expect.soft(wider, `wider than the screen at ${page.url()}`).toBeLessThanOrEqual(0)
  }
  return {
    async tap(control: Locator) {
      await control.waitFor()
      await large(control)
      await control.tap()
    },
    /** The main act: at hand without scrolling. */
    async main(control: Locator) {
      await control.waitFor()
      const box = await large(control)
      const middle = box.y + box.height / 2
      expect.soft(middle, `${box.name} is too high for the thumb`).toBeGreaterThanOrEqual(screen * outOfReach)
      expect.soft(middle, `${box.name} is below the screen`).toBeLessThanOrEqual(screen)
      await narrow()
      await control.tap()
    },
    async write(field: Locator, words: string) {
      await large(field)
      await field.tap()
      await page.keyboard.insertText(words)
    },
    narrow,
  }
}

const inMain = (page: Page, name: string) => page.getByRole('main').getByRole('button', { name, exact: true })

describe('a grid worker’s morning with one thumb', () => {
  test('from the list: accept, contact, question, note, photo, done; sent back; filed on the spot', async () => {
    const words = `楼道里野猫做窝，第 ${Date.now() % 100_000} 号`
    const other = `${words}隔壁`
    for (const description of [words, other])
      await fileAs('old', { item_code: 'A29', description, place: '西山新村 1 幢' })
    const page = await visitor('phone')
    const thumb = thumbOf(page)
    const work = await signIn(page, 'grid')
    await page.goto(`${work}/today`)
    const open = async (title: string) => {
      await thumb.tap(page.getByRole('main').getByRole('link', { name: title, exact: true }))
      await page.getByRole('heading', { level: 1, name: title }).waitFor()
    }
    const dialog = page.getByRole('dialog')
    const send = async (name: string) => {
      await thumb.main(dialog.getByRole('button', { name, exact: true }))
      await dialog.waitFor({ state: 'detached' })
    }
    const today = page.getByRole('navigation', { name: '菜单' }).getByRole('link', { name: '今天' })

    await open(words)
    await thumb.main(inMain(page, '接下这件事'))
    await send('接下这件事')
    await thumb.main(inMain(page, '已和居民联系'))
    await thumb.write(dialog.getByRole('textbox').first(), '电话里说好中午去看')
    await send('已和居民联系')
    await thumb.tap(inMain(page, '征询'))
    await thumb.tap(dialog.getByRole('radio', { name: '明天' }))
    await dialog.getByLabel('问谁').selectOption({ index: 1 })
    await thumb.write(dialog.getByLabel('问什么'), '这窝猫去年来过吗？')
    await send('征询')
    await thumb.tap(inMain(page, '记一笔'))
    await thumb.write(dialog.getByRole('textbox').first(), '窝在二楼水表箱后面')
    await send('记一笔')
    await thumb.main(inMain(page, '办好了'))
    await thumb.write(dialog.getByLabel('办了什么'), '和志愿者一起移到绿化带，水表箱封好了')
    const camera = dialog.getByLabel('加照片')
    await boxOf(camera)
    await camera.setInputFiles({ name: 'after.jpg', mimeType: 'image/jpeg', buffer: await photo('lamp') })
    await dialog.getByRole('img', { name: '第 1 张照片' }).waitFor()
    await checkPage(page)
    await send('办好了')
    await page.getByText('待确认').first().waitFor()

    await thumb.main(today)
    await open(other)
    await thumb.tap(inMain(page, '退回'))
    await thumb.write(dialog.getByLabel('退回的理由'), '那一幢归第二网格')
    await send('退回')

    const { client } = await signedIn('old')
    const { persons } = await client.get<{ persons: { name: string }[] }>('/api/session')
    const name = persons[0]?.name ?? ''
    await thumb.main(page.getByRole('navigation', { name: '菜单' }).getByRole('link', { name: '登记' }))
    await thumb.write(page.getByRole('combobox', { name: '找居民' }), name)
    await thumb.tap(page.getByRole('listbox').getByRole('option', { name }).first())
    await thumb.write(page.getByLabel('居民怎么说'), '碰到阿姨说楼道灯不亮')
    await page.getByText('最晚办好').first().waitFor()
    await checkPage(page)
    await thumb.main(page.getByRole('button', { name: '提交诉求' }))
    await page.getByRole('region', { name: '已登记' }).waitFor()
    await thumb.narrow()
  })

  test('without a line nothing written is lost, and a slow one sends once', async () => {
    const words = `下雨天门厅积水，第 ${Date.now() % 100_000} 号`
    const { id } = await fileAs('old', { item_code: 'A29', description: words, place: '西山新村 1 幢' })
    const page = await visitor('phone')
    const thumb = thumbOf(page)
    const work = await signIn(page, 'grid')
    await page.goto(`${work}/requests/${id}`)
    await thumb.tap(inMain(page, '记一笔'))
    const dialog = page.getByRole('dialog')
    const text = dialog.getByRole('textbox').first()
    await thumb.write(text, '地漏堵了，先扫干净')
    await page.context().setOffline(true)
    await page.getByText('没有网络').first().waitFor({ state: 'attached' })
    await thumb.main(dialog.getByRole('button', { name: '记一笔', exact: true }))
    await dialog.getByRole('alert').first().waitFor()
    expect(await text.inputValue()).toBe('地漏堵了，先扫干净')
    await page.context().setOffline(false)

    let sent = 0
    await page.route(/\/requests\/[^/]+\/notes?$/, async (route) => {
      sent += 1
      await new Promise((resolve) => setTimeout(resolve, 1_500))
      await route.continue()
    })
    const again = dialog.getByRole('button', { name: '记一笔', exact: true })
    await again.tap()
    await expect.poll(() => again.getAttribute('aria-busy')).toBe('true')
    // Pressed once more while the first is under way.
    await again.tap({ force: true })
    await dialog.waitFor({ state: 'detached' })
    expect(sent).toBe(1)
    await page.getByText('地漏堵了，先扫干净').first().waitFor()
  })
})
