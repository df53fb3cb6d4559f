import { expect, test } from 'vitest'
import { checkPage } from './support/axe.ts'
import { openBrowser } from './support/browser.ts'
import { signedIn } from './support/client.ts'
import { signIn } from './support/identities.ts'

const { visitor } = openBrowser()

type Person = { id: string; name: string }
type Slot = { starts_at: string; from: string; left: number; rest_day: boolean; day: string }

async function personOf(identity: 'young' | 'old'): Promise<Person> {
  const { client } = await signedIn(identity)
  const { persons } = await client.get<{ persons: Person[] }>('/api/session')
  const [person] = persons
  if (!person) throw new Error(`${identity} isn't bound to anybody`)
  return person
}

test('a Saturday booked on the phone, received with two matters and a paper missing, done by whoever was asked first', async () => {
  const { client, base } = await signedIn('secretary')
  const { items: slots } = await client.get<{ items: Slot[] }>(`${base}/appointments/slots`)
  const slot = slots.find((one) => one.rest_day && one.left > 0)
  if (!slot) throw new Error('no day off can be booked')

  const phone = await visitor('phone')
  const home = await signIn(phone, 'young')
  await phone.goto(`${home}/appointments`)
  await phone.getByRole('checkbox', { name: /老年优待证/ }).check()
  await phone
    .getByRole('button', { name: new RegExp(`^${slot.from}\\s*便民服务大厅`) })
    .first()
    .click()
  await checkPage(phone)
  await phone.getByRole('button', { name: '约好' }).click()
  const receipt = phone.getByRole('region', { name: '约好了' })
  await receipt.waitFor()
  const number = /Y\d{6}-\d{3}/.exec((await receipt.textContent()) ?? '')?.[0] ?? ''

  const desk = await visitor('desk')
  const work = await signIn(desk, 'counter')
  await desk.goto(`${work}/appointments?day=${slot.day}`)
  await checkPage(desk)
  await desk.getByRole('row').filter({ hasText: number }).getByRole('link', { name: '接待' }).click()
  await desk.getByRole('checkbox', { name: /养老待遇资格认证/ }).check()
  const card = desk.getByRole('checkbox', { name: /^身份证/ })
  await card.nth(0).check()
  await card.nth(1).check()
  await checkPage(desk)
  await desk.getByRole('button', { name: '记下接待' }).click()
  await desk.getByText('还缺这些材料').waitFor()
  await desk.getByText('一寸照片').first().waitFor()
  await checkPage(desk)

  const dialog = desk.getByRole('dialog')
  await desk.getByRole('button', { name: '记材料' }).first().click()
  await dialog.getByRole('checkbox', { name: /一寸照片/ }).check()
  await dialog.getByRole('button', { name: '记下' }).click()
  await dialog.waitFor({ state: 'detached' })
  for (const left of [2, 1]) {
    expect(await desk.getByRole('button', { name: '办结', exact: true }).count()).toBe(left)
    await desk.getByRole('button', { name: '办结', exact: true }).first().click()
    await dialog.getByLabel('结果').fill('当场办好，已告诉本人')
    await dialog.getByRole('button', { name: '办结', exact: true }).click()
    await dialog.waitFor({ state: 'detached' })
  }
  await desk.getByText('已办结').first().waitFor()
  await desk.getByText('首问人在跟').waitFor()
})

test('an errand is agreed to on the phone, its papers are listed until they are back', async () => {
  const { client, base } = await signedIn('counter')
  const [person, member] = [await personOf('young'), await personOf('old')]
  const until = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)
  const { id } = await client.post<{ id: string }>(`${base}/errands`, {
    person_id: person.id,
    member_person_id: member.id,
    member_kind: 'volunteer',
    scope: '代取体检报告',
    until_day: until,
    consent_kind: 'own',
  })
  const phone = await visitor('phone')
  const home = await signIn(phone, 'young')
  await phone.goto(`${home}/errands`)
  await phone.getByRole('button', { name: '同意', exact: true }).click()
  await phone.getByRole('dialog').getByText('代取体检报告').waitFor()
  await phone.getByRole('dialog').getByRole('button', { name: '我同意' }).click()
  await phone.getByRole('dialog').waitFor({ state: 'detached' })
  await checkPage(phone)

  const desk = await visitor('desk')
  const work = await signIn(desk, 'counter')
  await desk.goto(`${work}/errands/${id}`)
  await desk.getByRole('button', { name: '交接材料' }).click()
  const dialog = desk.getByRole('dialog')
  await dialog.getByLabel(/哪些材料/).fill('身份证复印件')
  await dialog.getByRole('button', { name: '记下交接' }).click()
  await desk.getByText(/身份证复印件：.*还没还/).waitFor()
  await desk.getByRole('button', { name: '报告办理情况' }).click()
  await dialog.getByLabel(/办了什么/).fill('报告取回来了')
  await dialog.getByRole('button', { name: '报告', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await desk.getByRole('button', { name: '归还材料' }).click()
  await dialog.getByRole('button', { name: '记下归还' }).click()
  await desk.getByText(/身份证复印件：.*已还/).waitFor()
  await desk.getByRole('button', { name: '了结', exact: true }).click()
  await dialog.getByLabel(/核对的结果/).fill('已和本人核对')
  await dialog.getByRole('button', { name: '了结', exact: true }).click()
  await desk.getByText('已了结').waitFor()
  await checkPage(desk)
})
