import { expect, test } from 'vitest'
import { checkPage } from './support/axe.ts'
import { openBrowser } from './support/browser.ts'
import { signedIn } from './support/client.ts'
import { signIn } from './support/identities.ts'
import { photo } from './support/pictures.ts'
import { fileAs } from './support/requests.ts'

const { visitor } = openBrowser()

/** A request of the old resident that the grid worker said is done, waiting for a word. */
async function doneByGrid(words: string): Promise<{ id: string; number: string }> {
  const receipt = await fileAs('old', { item_code: 'A29', description: words, place: '西山新村 1 幢' })
  const { client, base } = await signedIn('grid')
  await client.post(`${base}/requests/${receipt.id}/accept`)
  const file = await client.upload(`${base}/files`, await photo('lamp'), 'after.jpg')
  await client.post(`${base}/requests/${receipt.id}/finish`, {
    outcome: 'solved',
    text: '放了鼠药，桶边也清干净了',
    file_ids: [file],
  })
  return receipt
}

test('a call back by keyboard, and its request asked to be left out of the second figure', async () => {
  const { id, number } = await doneByGrid('垃圾桶边又有老鼠，晚上不敢下楼')
  const page = await visitor('desk')
  const home = await signIn(page, 'secretary')
  await page.goto(`${home}/call-backs`)
  await page.getByRole('button', { name: new RegExp(number) }).click()
  await checkPage(page)
  await page.keyboard.press('y')
  await page.keyboard.press('4')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('button', { name: new RegExp(number) }).waitFor({ state: 'detached' })
  const { client, base } = await signedIn('secretary')
  const seen = await client.get<{ state: string; closed_by: string }>(`${base}/requests/${id}`)
  expect(seen).toMatchObject({ state: 'closed', closed_by: 'called_back' })

  const proof = await client.upload(`${base}/files`, await photo('lamp'), 'letter.jpg')
  await client.post(`${base}/requests/${id}/exclusion`, {
    reason: 'beyond',
    text: '沟渠归市政管，社区没有这个权限，附市政的答复。',
    file_ids: [proof],
  })
  await page.goto(`${home}/exclusions`)
  await page.getByText(number).first().waitFor()
  await checkPage(page)
})

test('what a colleague asked to leave out is reviewed, and the rates show both figures', async () => {
  const page = await visitor('desk')
  const home = await signIn(page, 'secretary')
  // The demo has one that waits; what the secretary asked for themselves another one reviews.
  await page.goto(`${home}/exclusions?state=asked`)
  await page.getByRole('button', { name: '审核', exact: true }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: '同意剔除' }).check()
  await dialog.getByLabel('审核意见').fill('回函看过，确实归区里办。')
  await checkPage(page)
  await dialog.getByRole('button', { name: '审核', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.goto(`${home}/rates`)
  await page
    .getByText(/^剔除后/)
    .first()
    .waitFor()
  await page
    .getByText(/超出社区/)
    .first()
    .waitFor()
  await checkPage(page)
})

test('a topic ends, and whoever asked is told and reads it on the phone', async () => {
  const receipt = await fileAs('young', { item_code: 'A29', description: '排水沟的蚊子太多', place: '西山新村 1 幢' })
  const { client, base } = await signedIn('secretary')
  const topic = await client.post<{ id: string }>(`${base}/undertakings`, {
    kind: 'topic',
    title: '排水沟蚊子多',
    description: '几处排水沟积水，一起清。',
    next_step: '请物业清沟',
    next_day: '2099-01-01',
    request_ids: [receipt.id],
  })
  const desk = await visitor('desk')
  const work = await signIn(desk, 'secretary')
  await desk.goto(`${work}/topics/${topic.id}`)
  await desk.getByRole('button', { name: '有结果了' }).click()
  const dialog = desk.getByRole('dialog')
  await dialog.getByRole('radio', { name: '解决了', exact: true }).check()
  await dialog.getByLabel(/^结果（写给居民看）/).fill('三处排水沟清了淤，每月再清一次。')
  await dialog.getByRole('button', { name: '写下结果并告诉大家' }).click()
  await dialog.waitFor({ state: 'detached' })
  await checkPage(desk)

  const phone = await visitor('phone')
  const home = await signIn(phone, 'young')
  await phone.goto(`${home}/undertakings/${topic.id}`)
  await phone.getByText('三处排水沟清了淤，每月再清一次。').first().waitFor()
  await checkPage(phone)
  await phone.goto(`${home}/inbox`)
  await phone.getByRole('link', { name: new RegExp(`${receipt.number} 一起解决的事有了结果`) }).click()
  await phone.getByText(/专题“排水沟蚊子多”有了结果/).waitFor()
})
