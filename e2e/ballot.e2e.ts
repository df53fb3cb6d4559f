import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { checkPage } from './support/axe.ts'
import { openBrowser } from './support/browser.ts'
import { signedIn } from './support/client.ts'
import { type Identity, signIn } from './support/identities.ts'

const { visitor } = openBrowser()

type Voter = { id: string; serial: number; name: string; vote: object | null }

async function personOf(identity: Identity): Promise<string> {
  const { client } = await signedIn(identity)
  const { persons } = await client.get<{ persons: { id: string }[] }>('/api/session')
  return persons[0]?.id ?? ''
}

/** Presses a step of the ballot's page and confirms it. */
async function step(page: Page, name: string): Promise<void> {
  await page.getByRole('main').getByRole('button', { name, exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name, exact: true }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

async function enterPaper(page: Page, serial: number, marks: string, said: RegExp): Promise<void> {
  await page.getByLabel('票上的序号').fill(String(serial))
  await page.getByLabel('选了第几项').fill(marks)
  await page.keyboard.press('Enter')
  await page.getByRole('status').filter({ hasText: said }).waitFor()
}

test('a ballot is made, voted in by phone, letter, counter and paper, counted and displayed', async () => {
  const title = '门口花坛先种什么'
  const { client, base } = await signedIn('secretary')
  const desk = await visitor('desk')
  const work = await signIn(desk, 'secretary')

  await desk.goto(`${work}/ballots/new`)
  await desk.getByLabel('题目').fill(title)
  for (const [index, name] of ['月季', '桂花', '绣球'].entries())
    await desk.getByLabel(`第 ${index + 1} 项`, { exact: true }).fill(name)
  await desk.getByRole('radio', { name: /^逐个列入的代表/ }).check()
  const today = await desk.getByLabel('名册按哪一天的登记').inputValue()
  await desk.getByLabel('开始日期').fill(today)
  await desk.getByLabel('截止日期').fill(today)
  await desk.getByLabel('提前公告几天').fill('0')
  await checkPage(desk)
  await desk.getByRole('button', { name: '保存草稿' }).click()
  await desk.getByRole('heading', { level: 1, name: title }).waitFor()
  const id = new URL(desk.url()).pathname.split('/').at(-1) ?? ''
  for (const identity of ['old', 'young', 'grid', 'counter'] as const) {
    await client.post(`${base}/ballots/${id}/roll/add`, { person_id: await personOf(identity) })
  }
  await desk.reload()
  await step(desk, '公告')
  await desk.getByText('正在投票').first().waitFor()
  const { items } = await client.get<{ items: Voter[] }>(`${base}/ballots/${id}/roll`)
  const [, byLetter, byCounter, byPaper] = items as [Voter, Voter, Voter, Voter]

  const phone = await visitor('phone')
  const home = await signIn(phone, 'old')
  await phone.goto(`${home}/ballots`)
  await phone.getByRole('link', { name: title }).click()
  await phone.getByRole('radio', { name: '桂花' }).check()
  await checkPage(phone)
  await phone.getByRole('button', { name: '下一步：请核对' }).click()
  await phone.getByRole('button', { name: '投出这一票' }).click()
  await phone.getByText('已收到您的一票').waitFor()

  const letters = { voter_ids: [byLetter.id] }
  const made = await client.post<{ letters: { code: string }[] }>(`${base}/ballots/${id}/letters`, letters)
  const guest = await visitor('phone')
  await guest.goto(`${home}/ballots/by-letter`)
  await guest.getByLabel('投票码').fill(made.letters[0]?.code ?? '')
  await guest.getByRole('button', { name: '打开表决' }).click()
  await guest.getByRole('radio', { name: '月季' }).check()
  await guest.getByRole('button', { name: '下一步：请核对' }).click()
  await guest.getByRole('button', { name: '投出这一票' }).click()
  await guest.getByText('已收到您的一票').waitFor()

  await desk.goto(`${work}/ballots/${id}/roll?q=${byCounter.serial}`)
  await desk.getByRole('button', { name: `代录一票 ${byCounter.serial}` }).click()
  await desk.getByRole('dialog').getByRole('radio', { name: '桂花' }).check()
  await desk.getByRole('dialog').getByRole('button', { name: '代录一票' }).click()
  await desk.getByRole('dialog').waitFor({ state: 'detached' })

  await desk.goto(`${work}/ballots/${id}/papers`)
  await enterPaper(desk, byPaper.serial, '2', /录了第一遍/)
  const second = await visitor('desk')
  const window = await signIn(second, 'counter')
  await second.goto(`${window}/ballots/${id}/papers`)
  await enterPaper(second, byPaper.serial, '2', /已计入/)

  await desk.goto(`${work}/ballots/${id}`)
  await step(desk, '计票')
  await desk.getByText('当选 1 个：桂花').first().waitFor()
  await checkPage(desk)
  await desk.getByRole('button', { name: '重数一遍' }).click()
  await desk.getByText('重数的结果一样').waitFor()
  await step(desk, '公示结果')
  await guest.goto(`${home.replace('/c/', '/p/')}/ballots/${id}`)
  await guest.getByText('当选 1 个：桂花').first().waitFor()
  expect(await guest.getByText('怎么算出来的').count()).toBe(1)
  await checkPage(guest)
})
