import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { settled } from './support/axe.ts'
import { openBrowser } from './support/browser.ts'
import { entranceOf, signedIn } from './support/client.ts'
import { onward, readReceipt, walkToCheck } from './support/filing.ts'
import { watchFocus } from './support/focus.ts'
import { type Identity, identityButton, signIn } from './support/identities.ts'
import { type Keyboard, keyboardOf } from './support/keyboard.ts'
import { photo } from './support/pictures.ts'
import { productHere } from './support/product-here.ts'
import { fileAs } from './support/requests.ts'
import { heardOf, withVoices } from './support/speech.ts'

const { visitor } = openBrowser()

const title = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor()
const inMain = (page: Page, role: 'button' | 'link', name: string) =>
  page.getByRole('main').getByRole(role, { name, exact: true })

/** Goes in by keyboard, and is watched from then on. */
async function enterByKeys(page: Page, identity: Identity): Promise<{ keys: Keyboard; seen: () => void }> {
  const keys = await keyboardOf(page)
  const seen = await watchFocus(page)
  await page.goto('/login')
  await settled(page)
  await keys.tabTo(await identityButton(page, identity))
  await keys.press('Enter')
  await page.waitForURL(/\/[cw]\/\d/)
  await settled(page)
  return { keys, seen }
}

const pressOn = async (keys: Keyboard, target: Locator) => {
  await keys.tabTo(target)
  await keys.press('Enter')
}

/** A choice among several: the tab key comes to the group, the arrows go from one to the next. */
async function choose(page: Page, keys: Keyboard, name: string | RegExp): Promise<void> {
  const wanted = page.getByRole('radio', { name, exact: typeof name === 'string' })
  await wanted.first().waitFor()
  const group = await wanted.first().getAttribute('name')
  await keys.tabTo(page.locator(`input[name="${group}"]`))
  for (let turn = 0; turn < 20; turn++) {
    if ((await wanted.and(page.locator(':focus')).count()) > 0) break
    await keys.press('ArrowDown')
  }
  await keys.press('Space')
  expect(await wanted.first().isChecked()).toBe(true)
}

describe('without a mouse, the focus always seen and never covered', () => {
  test('a resident files in a window zoomed to 200 %, then confirms and rates', async () => {
    const page = await visitor('desk', { viewport: { width: 720, height: 450 } })
    const { keys, seen } = await enterByKeys(page, 'old')
    await pressOn(keys, inMain(page, 'link', '说一件事').first())
    await title(page, '遇到了什么事？')
    await keys.tabTo(page.getByLabel('用您自己的话说'))
    await keys.say('厨房和楼道里蟑螂很多，请社区来消杀')
    await choose(page, keys, /蟑螂老鼠太多/)
    await pressOn(keys, inMain(page, 'button', '继续'))
    await title(page, '在哪里？')
    await choose(page, keys, /^我家：/)
    await pressOn(keys, inMain(page, 'button', '继续'))
    await title(page, '有照片吗？')
    await pressOn(keys, inMain(page, 'button', '没有照片，继续'))
    await title(page, '怎么联系您？')
    await pressOn(keys, inMain(page, 'button', '继续'))
    await title(page, '请核对')
    await pressOn(keys, inMain(page, 'button', '提交诉求'))
    await title(page, '提交好了')
    await pressOn(keys, page.getByRole('link', { name: '看办理进展' }))
    await title(page, '厨房和楼道里蟑螂很多，请社区来消杀')

    const words = `走廊里又有蟑螂，第 ${Date.now() % 100_000} 号`
    await finishedByGrid(words)
    const { community } = await entranceOf('old')
    await page.goto(`/c/${community}`)
    await settled(page)
    await pressOn(keys, page.getByRole('link', { name: `请您确认：${words}` }).first())
    await title(page, words)
    await choose(page, keys, '解决了')
    await choose(page, keys, '满意')
    await pressOn(keys, page.getByRole('button', { name: '确认解决了' }))
    await page.getByText('谢谢您，已记下').waitFor()
    keys.noPointer()
    seen()
  })

  test('a grid worker takes on, notes and finishes in the elder version on the phone', async () => {
    const words = `楼道里野猫做窝，第 ${Date.now() % 100_000} 号`
    await fileAs('old', { item_code: 'A29', description: words, place: '西山新村 1 幢' })
    const page = await visitor('phone')
    await page.context().addCookies([{ name: 'linli_elder', value: '1', url: productHere().address }])
    const { keys, seen } = await enterByKeys(page, 'grid')
    await pressOn(keys, page.getByRole('navigation', { name: '菜单' }).getByRole('link', { name: '今天' }))
    await title(page, '今天的清单')
    await pressOn(keys, inMain(page, 'link', words))
    await title(page, words)
    const act = async (name: string, text?: string) => {
      await pressOn(keys, inMain(page, 'button', name))
      const dialog = page.getByRole('dialog')
      await dialog.waitFor()
      if (text) {
        await keys.tabTo(dialog.getByRole('textbox'))
        await keys.say(text)
      }
      await pressOn(keys, dialog.getByRole('button', { name, exact: true }))
      await dialog.waitFor({ state: 'detached' })
    }
    await act('接下这件事')
    await act('记一笔', '窝在二楼水表箱后面')
    await act('办好了', '和志愿者一起移到绿化带')
    await page.getByText('待确认').first().waitFor()
    keys.noPointer()
    seen()
  })
})

/** Filed by the resident and dealt with on the other side. */
async function finishedByGrid(description: string): Promise<void> {
  const { id } = await fileAs('old', { item_code: 'A29', description, place: '西山新村 1 幢' })
  const { client, base } = await signedIn('grid')
  const { version } = await client.get<{ version: number }>(`${base}/requests/${id}`)
  await client.post(`${base}/requests/${id}/accept`, { version })
  const picture = await client.upload(`${base}/files`, await photo('lamp'), 'after.jpg')
  await client.post(`${base}/requests/${id}/finish`, { outcome: 'solved', text: '整层喷了药', file_ids: [picture] })
}

test('on a computer four times slower filing works, and every act is answered at once', async () => {
  const page = await visitor('phone')
  await signIn(page, 'young')
  const slow = await page.context().newCDPSession(page)
  await slow.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await page.getByRole('main').getByRole('link', { name: '说一件事', exact: true }).first().click()
  await walkToCheck(page, { words: '地下车库的灯坏了两盏，请来修', item: '楼道灯不亮', place: 'home' })
  // The answer takes its time: until then the button says that it is under way.
  await page.route(/\/requests$/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 700))
    await route.continue()
  })
  await onward(page, '提交诉求')
  await page.locator('button[aria-busy="true"]').waitFor({ timeout: 600 })
  await readReceipt(page)
})

describe('长辈版', () => {
  test('is kept with the account and the browser, public pages included, in the size chosen', async () => {
    const page = await visitor('phone')
    await signIn(page, 'young')
    const step = (of: Page) => of.locator('html').getAttribute('data-elder')
    await page.getByRole('button', { name: '长辈版' }).click()
    expect(await step(page)).toBe('1')
    await page.getByText('字号', { exact: true }).first().click()
    const kept = page.waitForResponse((answer) => answer.url().endsWith('/api/session/elder') && answer.ok())
    await page.getByRole('button', { name: '更大', exact: true }).click()
    await kept
    expect(await page.getByRole('link', { name: /^打电话/ }).getAttribute('href')).toMatch(/^tel:\d+/)

    const other = await visitor('desk')
    const home = await signIn(other, 'young')
    expect(await step(other)).toBe('2')
    await other.goto(home.replace('/c', '/p'))
    expect(await step(other), 'the browser knows it from then on').toBe('2')
    await other.getByText('字号', { exact: true }).click()
    await other.getByRole('link', { name: '最大' }).click()
    await other.waitForURL(/\/p\/\d+\/?$/)
    expect(await step(other)).toBe('3')
    expect(await other.getByRole('link', { name: /^打电话/ }).getAttribute('href')).toMatch(/^tel:\d+/)
    await other.goto(`/login?return=${encodeURIComponent(home)}`)
    expect(await other.getByRole('link', { name: /^打电话给社区/ }).getAttribute('href')).toMatch(/^tel:\d+/)

    await page.getByRole('button', { name: '标准版' }).click()
    await page.getByRole('button', { name: '长辈版' }).waitFor()
    expect(await step(page)).toBeNull()
  })

  test('reads the page aloud when pressed, in Mandarin; pauses, goes on, stops, and is silent on the next page', async () => {
    const page = await visitor('phone')
    const { community } = await entranceOf('old')
    await withVoices(page, ['en-US', 'zh-HK', 'zh-CN'])
    await page.context().addCookies([{ name: 'linli_elder', value: '1', url: productHere().address }])
    await page.goto(`/c/${community}`)
    await settled(page)
    expect(await heardOf(page), 'nothing is read unasked').toEqual([])
    await page.getByRole('button', { name: '朗读' }).click()
    await expect.poll(async () => (await heardOf(page)).length).toBeGreaterThan(2)
    await page.getByRole('button', { name: '暂停' }).click()
    const heard = await heardOf(page)
    expect(heard[0]).toEqual({ text: await page.getByRole('heading', { level: 1 }).textContent(), voice: 'zh-CN' })
    await page.getByRole('button', { name: '接着读' }).click()
    await expect.poll(async () => (await heardOf(page)).length).toBeGreaterThan(heard.length)
    const again = (await heardOf(page))[heard.length]
    expect(again, 'the sentence broken off is said again').toEqual(heard.at(-1))
    await page.getByRole('navigation', { name: '菜单' }).getByRole('link', { name: '说一件事' }).click()
    await page.getByRole('button', { name: '朗读' }).waitFor()

    const open = await visitor('phone')
    await withVoices(open, ['en-US'])
    await open.goto(`/p/${community}?elder=on`)
    await open.getByRole('button', { name: '朗读' }).click()
    await open.getByText('这台设备没有中文语音', { exact: false }).waitFor()
    expect(await heardOf(open)).toEqual([])
  })
})
