import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { checkPage } from './support/axe.ts'
import { openBrowser } from './support/browser.ts'
import { signedIn } from './support/client.ts'
import { signIn } from './support/identities.ts'

const { visitor } = openBrowser()
const title = '班车停在哪里'
type Letters = { items: { unit_id: string; code: string; place: string }[] }

/** Names are kept, so that a handful of answers can be told; the second question depends on the first. */
async function build(page: Page, home: string): Promise<string> {
  await page.goto(`${home}/questionnaires/new`)
  await page.getByLabel('标题').fill(title)
  await page.getByRole('radio', { name: /^记名/ }).check()
  await page.getByLabel('纸质问卷复核').fill('100')
  for (const [n, label, options] of [
    [1, '会坐班车吗', '会\n不会'],
    [2, '停在哪里', '南门\n北门'],
  ] as const) {
    await page.getByRole('button', { name: '加一题' }).click()
    const question = page.getByRole('region', { name: `第 ${n} 题` })
    await question.getByLabel('题目').fill(label)
    await question.getByLabel('选项').fill(options)
  }
  await page.getByLabel('什么时候问').selectOption({ index: 1 })
  await checkPage(page)
  await page.getByRole('button', { name: '存草稿' }).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  await page.getByRole('button', { name: '开始收答' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '开始收答' }).click()
  await page.getByText('收答中').waitFor()
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}

/** One sheet by keyboard: its code, then one key a choice. */
async function type(page: Page, address: string, code: string): Promise<void> {
  await page.goto(address)
  await page.getByLabel('编号').fill(code)
  for (const key of ['Enter', '1', '2', 'Control+Enter']) await page.keyboard.press(key)
  await page
    .getByText(new RegExp(`${code} `))
    .first()
    .waitFor()
}

test('a questionnaire is built, answered online, at the door, by code and on paper, and told', async () => {
  const desk = await visitor('desk')
  const home = await signIn(desk, 'secretary')
  const id = await build(desk, home)

  // Who is asked finds it among the messages, answers on the phone, once.
  const phone = await visitor('phone')
  const mine = await signIn(phone, 'old')
  await expect
    .poll(
      async () => {
        await phone.goto(`${mine}/inbox`)
        return phone
          .locator(`a[href$="/questionnaires/${id}"]`)
          .first()
          .waitFor({ timeout: 2_000 })
          .then(
            () => true,
            () => false,
          )
      },
      { timeout: 20_000 },
    )
    .toBe(true)
  await phone.goto(`${mine}/questionnaires/${id}`)
  const place = (await phone.getByText('代表这一户：').textContent())?.split('：').at(-1) ?? ''
  await phone.getByRole('button', { name: '交上回答' }).click()
  await phone.getByRole('link', { name: '这一题还没答' }).waitFor()
  await phone.getByRole('radio', { name: '会', exact: true }).check()
  await phone.getByRole('radio', { name: '南门' }).check()
  await checkPage(phone)
  await phone.getByRole('button', { name: '交上回答' }).click()
  await phone.getByText('收到了，谢谢您').waitFor()

  // At the door: who walks the grid asks face to face.
  const street = await visitor('phone')
  const grid = await signIn(street, 'grid')
  await street.goto(`${grid}/questionnaires-door/${id}`)
  await street.getByRole('button', { name: /代填/ }).first().click()
  await street.getByRole('radio', { name: '不会' }).check()
  expect(await street.getByRole('radio', { name: '南门' }).count()).toBe(0)
  await checkPage(street)
  await street.getByRole('button', { name: '记下这一份' }).click()
  await street.getByText('已记下').first().waitFor()

  // On paper: entered by keyboard, and once more by somebody else.
  const secretary = await signedIn('secretary')
  const of = `${secretary.base}/questionnaires/${id}`
  const { items } = await secretary.client.get<Letters>(`${of}/letters?limit=100&left=yes`)
  const [paper, letter] = items.filter((one) => one.place !== place)
  const papers = `/questionnaires/${id}/papers`
  await type(desk, `${home}${papers}`, paper?.code ?? '')
  await checkPage(desk)
  const counter = await visitor('desk')
  await type(counter, `${await signIn(counter, 'counter')}${papers}`, paper?.code ?? '')

  // By the code of a letter, without an account; a second time it is refused.
  const guest = await visitor('phone')
  const key = mine.split('/').at(-1)
  await guest.goto(`/c/${key}/q/${letter?.code}`)
  await guest.getByRole('radio', { name: '不会' }).check()
  await guest.getByRole('button', { name: '交上回答' }).click()
  await guest.getByText('收到了，谢谢您').waitFor()
  await guest.goto(`/c/${key}/q/${letter?.code}`)
  await guest.getByText('这份问卷已经收到回答了').waitFor()

  // What is open isn't changed; closed, it is told, crossed, exported, published.
  await secretary.client.post(`${of}/close`)
  await desk.goto(`${home}/questionnaires/${id}/results`)
  const bars = desk.getByRole('list', { name: '1. 会坐班车吗' }).getByRole('listitem')
  await bars.first().waitFor()
  expect(await bars.allTextContents()).toEqual(['会2（50.0%）', '不会2（50.0%）'])
  const cross = desk.getByRole('region', { name: '交叉表' })
  await desk.goto(`${home}/questionnaires/${id}/results?row=q1&column=q2`)
  await cross.getByRole('columnheader', { name: '北门' }).waitFor()
  await checkPage(desk)
  const saved = desk.waitForEvent('download')
  await desk.getByRole('button', { name: /导出/ }).click()
  expect((await saved).suggestedFilename()).toContain(title)
})

test('places are put on the map, and the nearest one is taken by a tap', async () => {
  const desk = await visitor('desk')
  const home = await signIn(desk, 'secretary')
  await desk.goto(`${home}/questionnaires/new`)
  await desk.getByLabel('标题').fill('充电棚放在哪里')
  await desk.getByRole('button', { name: '加一题' }).click()
  const question = desk.getByRole('region', { name: '第 1 题' })
  await question.getByLabel('题目').fill('哪个小区先装')
  await question.getByLabel('题型').selectOption('place')
  await question.getByRole('button', { name: '放到社区示意图上' }).click()
  await question.getByRole('button', { name: '用各小区作地点' }).click()
  await checkPage(desk)
  await desk.getByRole('button', { name: '存草稿' }).click()
  await desk.getByRole('heading', { level: 1, name: '充电棚放在哪里' }).waitFor()
  await desk.getByRole('link', { name: '看看样子' }).click()
  await desk.locator('figure svg').click({ position: { x: 40, y: 40 } })
  expect(await desk.getByRole('radio', { checked: true }).count()).toBe(1)
  await checkPage(desk)
})
