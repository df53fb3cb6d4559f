import { expect, test } from 'vitest'
import { checkPage } from './support/axe.ts'
import { openBrowser } from './support/browser.ts'
import { signedIn } from './support/client.ts'
import { signIn } from './support/identities.ts'

const { visitor } = openBrowser()

test('a resident votes in secret on the phone and finds the receipt among the papers, which the phone proves', async () => {
  const title = '楼道里种什么（无记名）'
  const { client, base } = await signedIn('secretary')
  const day = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
  const { id } = await client.post<{ id: string }>(`${base}/ballots`, {
    ...{ kind: 'choose', title, options: [{ title: '绿萝' }, { title: '吊兰' }], secret: true, roll_kind: 'listed' },
    ...{ roll_day: day, opens_day: day, closes_day: day, notice_days: 0 },
  })
  const { client: own } = await signedIn('old')
  const { persons } = await own.get<{ persons: { id: string }[] }>('/api/session')
  await client.post(`${base}/ballots/${id}/roll/add`, { person_id: persons[0]?.id })
  await client.post(`${base}/ballots/${id}/announce`, {})

  const phone = await visitor('phone')
  const home = await signIn(phone, 'old')
  await phone.goto(`${home}/ballots/${id}`)
  await phone.getByText('做不到的').waitFor()
  await phone.getByRole('radio', { name: '吊兰' }).check()
  await phone.getByRole('button', { name: '下一步：请核对' }).click()
  // The line breaks between the signature and the urn: the paper waits on the phone.
  await phone.route('**/open/ballots/*/urn', (route) => route.abort('connectionreset'), { times: 1 })
  await phone.getByRole('button', { name: '投出这一票' }).click()
  await phone.getByText('您的票还没投进票箱').waitFor()
  await phone.reload()
  const sent = phone.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/urn'))
  await phone.getByRole('button', { name: '投进票箱' }).click()
  expect(await (await sent).headerValue('cookie')).toBeNull()
  await phone.getByText('您的票已在票箱里').waitFor()
  const receipt = /([0-9A-F]{4}-){4}[0-9A-F]{4}/.exec((await phone.getByRole('main').textContent()) ?? '')?.[0] ?? ''
  expect(receipt).not.toBe('')
  await checkPage(phone)

  await client.post(`${base}/ballots/${id}/tally`, {})
  await client.post(`${base}/ballots/${id}/display`, {})
  await phone.reload()
  await phone.getByRole('link', { name: '看票箱里的每一张票' }).first().click()
  await phone.getByRole('button', { name: `找 ${receipt}` }).click()
  await phone.getByText('这台设备投的').waitFor()
  await phone.getByRole('button', { name: '在这台设备上核对签章' }).click()
  await phone.getByText('1 张票的签章都有效').waitFor()
  await checkPage(phone)
})
