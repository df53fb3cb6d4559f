import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { checkPage } from './support/axe.ts'
import { openBrowser } from './support/browser.ts'
import { signedIn } from './support/client.ts'
import { signIn } from './support/identities.ts'

const { visitor } = openBrowser()
const dayMs = 86_400_000
const china = 8 * 3_600_000

/** The act in the dialog that is open, done. */
async function done(page: Page, name: string): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name, exact: true }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

test('a neighbour is proposed and endorsed on the phone, another one at the counter; both are checked, asked and put on the ballot', async () => {
  const { client, base } = await signedIn('secretary')
  const day = (after: number) => new Date(Date.now() + china + after * dayMs).toISOString().slice(0, 10)
  const title = '选花园管理员'
  const nominate = { what: 'candidates', until_day: day(1), endorsements_least: 1 }
  const { id } = await client.post<{ id: string }>(`${base}/ballots`, {
    ...{ kind: 'choose', title, options: [], winners: 1, roll_kind: 'persons', roll_day: day(0), nominate },
    ...{ opens_day: day(5), closes_day: day(6) },
  })
  const desk = await visitor('desk')
  const work = await signIn(desk, 'secretary')
  await desk.goto(`${work}/ballots/${id}/nominations`)
  await desk.getByRole('button', { name: '开始征集' }).click()
  await done(desk, '开始征集')

  const phone = await visitor('phone')
  const home = await signIn(phone, 'young')
  await phone.goto(`${home}/nominations`)
  await phone.getByRole('link', { name: title }).click()
  await phone.getByRole('button', { name: '推选或自荐' }).click()
  await phone.getByLabel('姓名').fill('周秀琴')
  await phone.getByLabel('为什么合适').fill('每天浇花，认得每一棵')
  await phone.getByRole('button', { name: '提交提名' }).click()
  await phone.getByRole('dialog').waitFor({ state: 'detached' })
  await phone.getByText('您提的').waitFor()
  await checkPage(phone)

  const window = await visitor('desk')
  const counter = await signIn(window, 'counter')
  await window.goto(`${counter}/ballots/${id}/nominations`)
  await window.getByRole('button', { name: '代录一件提名' }).click()
  await window.getByRole('radio', { name: '组织推荐一位' }).check()
  await window.getByLabel('姓名').fill('何师傅')
  await window.getByLabel('为什么合适').fill('会修水管，人也热心')
  await window.getByLabel('哪个组织推荐').fill('小区党支部')
  await done(window, '代录一件提名')

  const own = await visitor('phone')
  const old = await signIn(own, 'old')
  await own.goto(`${old}/nominations/${id}`)
  await own.getByRole('button', { name: '我附议' }).first().click()
  await own.getByRole('button', { name: '收回附议' }).waitFor()
  await checkPage(own)

  await desk.reload()
  const line = (name: string) => desk.getByRole('listitem').filter({ hasText: name })
  const session = await signedIn('old')
  const { persons } = await session.client.get<{ persons: { name: string }[] }>('/api/session')
  await line('周秀琴').getByRole('button', { name: '改字句' }).click()
  await desk.getByLabel('姓名').fill(persons[0]?.name ?? '')
  await desk.getByLabel('原因').fill('照登记改名字')
  await done(desk, '改字句')
  for (const [name, who] of [
    [persons[0]?.name ?? '', persons[0]?.name ?? ''],
    ['何师傅', '何'],
  ] as const) {
    await line(name).getByRole('button', { name: '核这一件' }).click()
    await desk.getByLabel('说明').fill('住在这里，没有别的职务')
    await desk.getByRole('combobox', { name: '登记里是哪一位' }).fill(who)
    await desk.getByRole('dialog').getByRole('option').first().click()
    if (name === '何师傅') await checkPage(desk)
    await done(desk, '核这一件')
  }
  await line('何师傅').getByRole('button', { name: '记本人答复' }).click()
  await done(desk, '记本人答复')
  await line('何师傅').getByRole('button', { name: '列入选票' }).click()
  await done(desk, '列入选票')
  await own.reload()
  await own.getByRole('button', { name: '同意当候选人' }).click()
  await own.getByText('您已同意当候选人').waitFor()
  await desk.reload()
  await line(persons[0]?.name ?? '')
    .getByRole('button', { name: '列入选票' })
    .click()
  await done(desk, '列入选票')
  const { options } = await client.get<{ options: object[] }>(`${base}/ballots/${id}`)
  expect(options).toHaveLength(2)

  await phone.goto(`${home.replace('/c/', '/p/')}/nominations/${id}`)
  await phone.getByText('照登记改名字').first().waitFor({ state: 'attached' })
  await checkPage(phone)
})
