import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { checkPage } from './axe.ts'

/** What somebody says on the five screens. */
export type Need = {
  words: string
  /** Name of the catalogue item, to be found among the guesses. */
  item: string
  /** `home`: the card of one's own home; `point`: where the poster hangs; else names from the top: compound or street, building. */
  place: 'home' | 'point' | readonly string[]
  detail?: string
  photo?: Buffer
  contact?: 'anonymous' | { name: string; phone: string }
}

export type Receipt = { number: string; code: string }

const main = (page: Page) => page.getByRole('main')

/** Presses the one act at the foot of a screen. */
export async function onward(page: Page, name: string | RegExp = '继续'): Promise<void> {
  await main(page)
    .getByRole('button', { name, exact: typeof name === 'string' })
    .click()
}

async function arrived(page: Page, title: string, step: number): Promise<void> {
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  await page.getByText(`第 ${step} 步，共 5 步`).waitFor()
}

/** First screen: one's own words, and what kind of matter that is. */
export async function sayWhat(page: Page, words: string, item: string): Promise<void> {
  await arrived(page, '遇到了什么事？', 1)
  await page.getByLabel('用您自己的话说').fill(words)
  await page.getByRole('radio', { name: item }).check()
  await onward(page)
}

/** Second screen. */
export async function sayWhere(page: Page, place: Need['place'], detail?: string): Promise<void> {
  await arrived(page, '在哪里？', 2)
  if (place === 'home') await page.getByRole('radio', { name: /^我家：/ }).check()
  else if (place === 'point') expect(await page.getByRole('radio', { checked: true }).count()).toBe(1)
  else await choosePlace(page, place)
  if (detail) await page.getByLabel('具体位置').fill(detail)
  await onward(page)
}

async function choosePlace(page: Page, [top = '', ...below]: readonly string[]): Promise<void> {
  const elsewhere = page.getByRole('radio', { name: /另选地点|选一个地点/ })
  const first = page.getByLabel('小区或街巷')
  await elsewhere.or(first).first().waitFor()
  if (await elsewhere.isVisible()) await elsewhere.check()
  await first.selectOption({ label: top })
  for (const name of below) await page.getByRole('combobox').last().selectOption({ label: name })
}

/** Third screen: with a photo, or without. */
async function showPhoto(page: Page, photo?: Buffer): Promise<void> {
  await arrived(page, '有照片吗？', 3)
  if (photo) {
    await page.getByLabel('加照片').setInputFiles({ name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: photo })
    await page.getByRole('img', { name: '第 1 张照片' }).waitFor()
  }
  await onward(page, photo ? '继续' : '没有照片，继续')
}

/** Fourth screen: what stands there from the register, one's own words, or no name at all. */
async function sayContact(page: Page, contact: Need['contact']): Promise<void> {
  await arrived(page, '怎么联系您？', 4)
  if (contact === 'anonymous') {
    await page.getByRole('radio', { name: /^匿名/ }).check()
  } else if (contact) {
    await page.getByLabel('怎么称呼您').fill(contact.name)
    await page.getByLabel('电话', { exact: true }).fill(contact.phone)
  }
  await onward(page)
}

/** Walks to 请核对; each screen is looked at by axe where `check` is wanted. */
export async function walkToCheck(page: Page, need: Need, check = false): Promise<void> {
  const look = async () => (check ? checkPage(page) : undefined)
  await look()
  await sayWhat(page, need.words, need.item)
  await look()
  await sayWhere(page, need.place, need.detail)
  await look()
  await showPhoto(page, need.photo)
  await look()
  await sayContact(page, need.contact)
  await page.getByRole('heading', { level: 1, name: '请核对' }).waitFor()
  await main(page).getByText(need.item, { exact: true }).waitFor()
  await look()
}

/** Reads number and code from the receipt. */
export async function readReceipt(page: Page): Promise<Receipt> {
  await page.getByRole('heading', { level: 1, name: '提交好了' }).waitFor()
  const text = await page.getByRole('region', { name: '社区已收到您的诉求' }).textContent()
  const [, number = '', code = ''] = /编号\s*(\d{6}-\d{5})\s*查询码\s*([0-9A-Z]{8})/.exec(text ?? '') ?? []
  expect({ number, code }).not.toContain('')
  return { number, code }
}
