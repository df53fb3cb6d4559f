import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { checkPage } from './support/axe.ts'
import { openBrowser } from './support/browser.ts'
import { signedIn } from './support/client.ts'
import { signIn } from './support/identities.ts'

const { visitor } = openBrowser()

/** What was written has gone out. */
async function emptied(page: Page, label: string): Promise<void> {
  await expect.poll(() => page.getByLabel(label).inputValue(), { timeout: 15_000 }).toBe('')
}

test('a topic is opened from a request, argued on the phone, answered and moved on at the desk', async () => {
  const { client, base } = await signedIn('secretary')
  const { items } = await client.get<{ items: { id: string; number: string }[] }>(`${base}/requests?limit=1`)
  const [request] = items
  const title = '楼道灯换成感应的吗'
  const desk = await visitor('desk')
  const work = await signIn(desk, 'secretary')
  await desk.goto(`${work}/requests/${request?.id}`)
  await desk.getByRole('link', { name: '列为议题' }).click()
  await desk.getByText(`由诉求 ${request?.number} 列出`).waitFor()
  await desk.getByLabel('议什么').fill(title)
  const drop = desk.getByRole('main').getByRole('button', { name: '换一个' })
  if ((await drop.count()) > 0) await drop.first().click()
  await desk.getByRole('button', { name: '加一个方案' }).click()
  await desk.getByLabel('方案名称').fill('换成感应灯')
  await checkPage(desk)
  await desk.getByRole('button', { name: '列议题' }).click()
  await desk.getByRole('heading', { level: 1, name: title }).waitFor()

  const phone = await visitor('phone')
  const home = await signIn(phone, 'old')
  await phone.goto(`${home}/halls`)
  await phone.getByRole('link', { name: title }).click()
  await phone.getByLabel('为什么赞成').fill('半夜下楼有灯，不用摸黑。')
  await phone.getByRole('button', { name: '说出去' }).click()
  await emptied(phone, '为什么赞成')
  await phone.getByText('半夜下楼有灯，不用摸黑。').waitFor()
  await phone.getByRole('radio', { name: '问一个问题' }).check()
  await phone.getByLabel('您想问什么').fill('电费谁出？')
  await phone.getByRole('button', { name: '说出去' }).click()
  await emptied(phone, '您想问什么')
  await checkPage(phone)

  const id = phone.url().split('/').at(-1)
  const dialog = desk.getByRole('dialog')
  await desk.goto(`${work}/halls/${id}/opinion`)
  await desk.getByRole('button', { name: '打开意见图' }).click()
  await desk.getByRole('button', { name: '放几条看法进去' }).click()
  await dialog.getByLabel('看法', { exact: true }).fill('感应灯要够亮\n电费要公示')
  await dialog.getByRole('button', { name: '放几条看法进去' }).click()
  await desk.getByText('电费要公示').waitFor()
  await checkPage(desk)
  await phone.goto(`${home}/halls/${id}/opinion`)
  await phone.getByRole('button', { name: '赞成', exact: true }).click()
  await phone.getByText('您答了 1 条').waitFor()
  await phone.getByRole('button', { name: '改回来' }).click()
  await phone.getByText('您答了 0 条').waitFor()
  await phone.getByRole('button', { name: '不赞成' }).click()
  await phone.getByText('您答了 1 条').waitFor()
  await phone.getByRole('button', { name: '跳过' }).click()
  await phone.getByText('都答完了').waitFor()
  await checkPage(phone)

  await desk.goto(`${work}/halls-queue?show=answer`)
  const line = desk.getByRole('listitem').filter({ hasText: '电费谁出？' })
  await line.getByRole('button', { name: '回答' }).click()
  await desk.getByRole('dialog').getByLabel('回答').fill('从公共收益里出。')
  await desk.getByRole('dialog').getByRole('button', { name: '回答' }).click()
  await desk.getByRole('dialog').waitFor({ state: 'detached' })
  await checkPage(desk)
  await desk.goto(`${work}/halls`)
  await desk.getByRole('link', { name: title }).click()
  await desk.getByRole('button', { name: '进入下一步' }).click()
  await desk.getByRole('dialog').getByLabel('原因').fill('大家都说过了')
  await desk.getByRole('dialog').getByRole('button', { name: '进入下一步' }).click()
  await desk.getByRole('dialog').waitFor({ state: 'detached' })
  await checkPage(desk)

  await phone.goto(`${home}/halls/${id}`)
  await phone.getByRole('radio', { name: '问题和回答' }).check()
  await phone.getByText('从公共收益里出。').waitFor()
  await phone.goto(`${home.replace('/c/', '/p/')}/halls`)
  await phone.getByRole('link', { name: title }).click()
  await phone.getByText('从公共收益里出。').waitFor()
  expect(await phone.getByText('半夜下楼有灯').count()).toBe(0)
  await checkPage(phone)
})
