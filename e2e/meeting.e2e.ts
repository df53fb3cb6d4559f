import { expect, test } from 'vitest'
import { checkPage } from './support/axe.ts'
import { openBrowser } from './support/browser.ts'
import { signedIn } from './support/client.ts'
import { signIn } from './support/identities.ts'

const { visitor } = openBrowser()

type Meeting = { id: string; check_in_code: string; body: { id: string } | null }

/** What a field for date and time takes, so many minutes from now in China. */
const fieldIn = (minutes: number) => new Date(Date.now() + (minutes + 480) * 60_000).toISOString().slice(0, 16)

test('a bench meeting: called, checked in to by the code, minuted; its decision is a task and is read out next time', async () => {
  const { client, base } = await signedIn('secretary')
  const title = '樟树下的建言堂'
  const desk = await visitor('desk')
  const work = await signIn(desk, 'secretary')
  await desk.goto(`${work}/meetings/new`)
  await desk.getByRole('combobox', { name: /哪个组织/ }).fill('居民委员会')
  await desk.getByRole('listbox', { name: '哪个组织' }).getByRole('option').first().click()
  await desk.getByLabel('会议名称').fill(title)
  await desk.getByLabel('地点', { exact: true }).fill('老樟树下')
  await desk.getByLabel('时间', { exact: true }).fill(fieldIn(60))
  await desk.getByLabel('议程').fill('花园长凳')
  await checkPage(desk)
  await desk.getByRole('button', { name: '召集', exact: true }).click()
  await desk.getByRole('heading', { name: title, level: 1 }).waitFor()
  const id = desk.url().split('/').at(-1) ?? ''
  const called = await client.get<Meeting>(`${base}/meetings/${id}`)

  const phone = await visitor('phone')
  const home = await signIn(phone, 'young')
  await phone.goto(`${home}/meetings`)
  await phone.getByRole('link', { name: title }).waitFor()
  const { check_in_code } = called
  await phone
    .getByRole('textbox', { name: '签到码' })
    .fill(`${check_in_code.slice(0, 4)} ${check_in_code.slice(4)}`.toLowerCase())
  await checkPage(phone)
  await phone.getByRole('button', { name: '去签到' }).click()
  await phone.getByRole('button', { name: '我到了' }).click()
  await phone.getByText('您已签到').waitFor()

  const dialog = desk.getByRole('dialog')
  await desk.reload()
  await desk.getByRole('button', { name: '开会', exact: true }).click()
  await desk.getByRole('button', { name: '写记录' }).first().click()
  await dialog.getByLabel('写记录').fill('都说该有长凳')
  await dialog.getByRole('button', { name: '记下' }).click()
  await dialog.waitFor({ state: 'detached' })
  const item = desk.getByRole('listitem').filter({ hasText: '花园长凳' }).first()
  await item.getByRole('button', { name: '定下来' }).click()
  await dialog.getByLabel('定了什么').fill('花园加四条长凳')
  await dialog.getByLabel('谁办').selectOption({ index: 1 })
  await dialog.getByLabel('办好的期限').fill(fieldIn(20 * 1440).slice(0, 10))
  await dialog.getByRole('button', { name: '定下来' }).click()
  await dialog.waitFor({ state: 'detached' })
  // What the line hadn't done before has to be read out before anybody goes.
  for (let left = await desk.getByText('上次没办完，要念').count(); left > 0; left -= 1) {
    const open = desk.getByRole('listitem').filter({ hasText: '上次没办完，要念' }).first()
    await open.getByRole('button', { name: '念这一项' }).click()
    await dialog.getByLabel('办到哪一步').fill('在办')
    await dialog.getByRole('button', { name: '记下' }).click()
    await dialog.waitFor({ state: 'detached' })
  }
  await checkPage(desk)
  await desk.getByRole('button', { name: '散会' }).click()
  await desk.getByText('开过了').first().waitFor()

  await desk.goto(`${work}/meeting-decisions`)
  await desk.getByText('花园加四条长凳').waitFor()
  await checkPage(desk)

  const next = await client.post<Meeting>(`${base}/meetings`, {
    kind: 'bench',
    title: '下一次建言堂',
    body_id: called.body?.id,
    place_detail: '老樟树下',
    starts_at: new Date(Date.now() + 3_600_000).toISOString(),
  })
  await client.post(`${base}/meetings/${next.id}/open`)
  await desk.goto(`${work}/meetings/${next.id}`)
  const carried = desk.getByRole('listitem').filter({ hasText: '花园加四条长凳' }).first()
  await carried.getByRole('button', { name: '念这一项' }).click()
  await dialog.getByLabel('办到哪一步').fill('长凳订好了')
  await dialog.getByRole('button', { name: '记下' }).click()
  await dialog.waitFor({ state: 'detached' })
  await carried.getByText('念过了').waitFor()
  expect(await carried.getByText('长凳订好了').count()).toBeGreaterThan(0)
})
