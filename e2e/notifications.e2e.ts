import { expect, test } from 'vitest'
import { checkPage } from './support/axe.ts'
import { openBrowser } from './support/browser.ts'
import { signedIn } from './support/client.ts'
import { signIn } from './support/identities.ts'

const { visitor } = openBrowser()
/** Reactions run right after the commit, a bell looks once a minute: a page opened anew shows it. */
const patience = { timeout: 15_000, interval: 300 }

type Request = { id: string; number: string; can: string[] }
type Inbox = { items: { kind: string; text: string }[] }

/** A request of the young mother's that the secretary answers; her word on it is wanted then. */
async function answeredRequest(): Promise<Request> {
  const young = await signedIn('young')
  const filed = await young.client.post<Request>(`${young.base}/requests`, {
    item_code: 'B01',
    description: '想问一下居住证明去哪里开。',
    answers: [{ question: '要开哪种证明', answer: '别的证明' }],
  })
  const { client, base } = await signedIn('secretary')
  const path = `${base}/requests/${filed.id}`
  const { can } = await client.get<Request>(path)
  if (can.includes('accept')) await client.post(`${path}/accept`)
  await client.post(`${path}/contact`, { text: '打过电话了。' })
  await client.post(`${path}/finish`, {
    outcome: 'answered',
    text: '这种证明由派出所开，已经把地址告诉她了。',
    file_ids: [],
  })
  return filed
}

test('asked to confirm: the bell at 390, the inbox, the way to the matter, read and unread again', async () => {
  const { number } = await answeredRequest()
  const page = await visitor('phone')
  const home = await signIn(page, 'young')
  const { client, base } = await signedIn('young')
  await expect
    .poll(
      async () => (await client.get<Inbox>(`${base}/my/inbox?face=resident`)).items.map((one) => one.text),
      patience,
    )
    .toContainEqual(expect.stringContaining(`${number} 有了结果`))
  await page.goto(`${home}/inbox`)
  const row = page.getByRole('listitem').filter({ hasText: `${number} 有了结果` })
  await row.waitFor()
  await checkPage(page)
  await page.getByRole('link', { name: /消息，\d+ 条未读/ }).waitFor()
  await row.getByRole('button', { name: '标为已读' }).click()
  await row.getByRole('button', { name: '改回未读' }).click()
  await row.getByRole('button', { name: '标为已读' }).waitFor()
  await row.getByRole('link').click()
  await page.getByText(number).first().waitFor()
})

test('a resident chooses how to be told; the workbench has the bell, and what couldn’t be delivered', async () => {
  const page = await visitor('phone')
  const home = await signIn(page, 'young')
  await page.goto(`${home}/inbox/ways`)
  await page.getByLabel('我的诉求').selectOption('short_message')
  await page.getByRole('button', { name: '保存设置' }).click()
  await page.getByText('存好了').waitFor()
  await checkPage(page, { colours: false })
  await page.reload()
  await expect.poll(() => page.getByLabel('我的诉求').inputValue(), patience).toBe('short_message')

  const desk = await visitor('desk')
  const work = await signIn(desk, 'secretary')
  await desk.getByRole('link', { name: /^消息/ }).click()
  await desk.getByRole('heading', { level: 1, name: '消息' }).waitFor()
  await checkPage(desk)
  await desk.getByRole('button', { name: '全部标为已读' }).click()
  await desk.getByRole('link', { name: '消息，没有未读的' }).waitFor()
  await desk.goto(`${work}/undelivered`)
  await desk.getByRole('heading', { level: 1, name: '没能送达' }).waitFor()
  await checkPage(desk, { colours: false })
})
