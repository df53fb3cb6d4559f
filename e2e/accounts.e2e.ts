import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { totp } from '../src/modules/access/test/totp.ts'
import { checkPage } from './support/axe.ts'
import { openBrowser } from './support/browser.ts'
import { signIn } from './support/identities.ts'
import { codeSentTo } from './support/messages.ts'
import { productHere } from './support/product-here.ts'

const { visitor } = openBrowser()

const some = () => String(Date.now()).slice(-6)
const smsCode = /验证码 (\d{6})/

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).first().click()
const title = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()
const within = (page: Page) => page.getByRole('dialog')

/** Goes in with a number and the code sent to it. */
async function signInByCode(page: Page, phone: string): Promise<void> {
  await page.goto('/login')
  await page.getByLabel('手机号').fill(phone)
  await press(page, '获取验证码')
  await page.getByLabel('验证码').fill(await codeSentTo(phone, smsCode))
  await page.getByRole('main').getByRole('button', { name: '登录', exact: true }).click()
  await page.waitForURL((url) => url.pathname !== '/login')
}

type Session = { account: object | null; persons: { id: string }[] }

async function sessionOf(page: Page): Promise<Session> {
  return (await (await page.request.get('/api/session')).json()) as Session
}

const signedOut = (page: Page) => expect.poll(async () => (await sessionOf(page)).account).toBeNull()

async function signInByPassword(page: Page, phone: string, password: string): Promise<void> {
  await page.goto('/login')
  await press(page, '用密码登录')
  await page.getByLabel('手机号').fill(phone)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('main').getByRole('button', { name: '登录', exact: true }).click()
}

test('invited to a post; the phone lost, the account restored by two; two-step sign-in; a device ended', async () => {
  const lost = `19900${some()}`
  const fresh = `19901${some()}`
  const password = `桂花树下 ${some()}`
  const changed = `枇杷树下 ${some()}`
  const secretary = await visitor('desk')
  const work = await signIn(secretary, 'secretary')
  const home = work.replace('/w/', '/c/')

  await secretary.goto(`${work}/invitations`)
  await press(secretary, '邀请一个人')
  await within(secretary).getByLabel('姓名').fill('穆新禾')
  await within(secretary).getByLabel('手机号').fill(lost)
  await within(secretary).getByLabel('岗位').selectOption({ index: 1 })
  await checkPage(secretary)
  await press(secretary, '发出邀请')
  await within(secretary).getByText('邀请已发出').waitFor()
  const invitation = /([0-9A-Z]{10})/.exec((await within(secretary).textContent()) ?? '')?.[1] ?? ''
  await press(secretary, '知道了')

  const own = await visitor('phone')
  await signInByCode(own, lost)
  await own.goto(`${home}/join`)
  await own.getByLabel('邀请码').fill(invitation)
  await press(own, '接受，到岗')
  await own.getByText('欢迎到岗').waitFor()
  const { persons } = await sessionOf(own)

  const counter = await visitor('desk')
  await signIn(counter, 'counter')
  await counter.goto(`${work}/people/${persons[0]?.id}`)
  await press(counter, '换登录手机号')
  await within(counter).getByLabel('新手机号').fill(fresh)
  await checkPage(counter)
  await press(counter, '申请换号')
  await counter.getByText('已申请，请另一位同事').first().waitFor()
  await secretary.goto(`${work}/recoveries`)
  await press(secretary, '确认穆新禾的换号')
  await within(secretary)
    .getByLabel('确认码')
    .fill(await codeSentTo(fresh, /确认码 (\w{8})/))
  await press(secretary, '核对并确认')
  await secretary.getByText('办好了').first().waitFor()
  await signedOut(own)

  // A password, so that going in again needs no second message within the minute.
  const write = { headers: { origin: productHere().address } }
  await own.request.post('/api/auth/codes', { ...write, data: { phone: fresh, purpose: 'password' } })
  const code = await codeSentTo(fresh, smsCode)
  await own.request.post('/api/auth/password', { ...write, data: { phone: fresh, code, password } })
  await signInByPassword(own, fresh, password)
  await own.waitForURL((url) => url.pathname !== '/login')

  await own.goto(`${home}/me/password`)
  await press(own, '换密码')
  await within(own).getByLabel('现在的密码').fill(password)
  for (const label of ['新密码', '新密码再输一遍']) await within(own).getByLabel(label, { exact: true }).fill(changed)
  await checkPage(own)
  await within(own).getByRole('button', { name: '换密码' }).click()
  await own.getByText('密码换好了').first().waitFor()

  await own.goto(`${home}/me/second-step`)
  await press(own, '设置两步登录')
  await within(own).getByLabel('账号密码').fill(changed)
  await press(own, '开始设置')
  await within(own).getByText('扫不了').waitFor()
  const secret = /(?:[A-Z2-7]{4} ?){4,}/.exec((await within(own).textContent()) ?? '')?.[0].replaceAll(' ', '') ?? ''
  await checkPage(own)
  await within(own).getByLabel('验证器上的数字').fill(totp(secret, Date.now()))
  await press(own, '开启两步登录')
  await within(own).getByText('两步登录开好了').waitFor()
  const paper = (await within(own).getByRole('listitem').first().textContent()) ?? ''
  await press(own, '备用码收好了')
  await own.getByText('已经开着').waitFor()

  const elsewhere = await visitor('desk')
  await signInByPassword(elsewhere, fresh, changed)
  await elsewhere.getByText('再验一步').waitFor()
  await checkPage(elsewhere)
  await elsewhere.getByLabel('验证器数字或备用码').fill(paper)
  await elsewhere.getByRole('main').getByRole('button', { name: '登录', exact: true }).click()
  await elsewhere.waitForURL((url) => url.pathname !== '/login')
  await own.goto(`${home}/me/devices`)
  await title(own, '登录的设备')
  await press(own, '让它退出')
  await own.getByText('已经退出').first().waitFor()
  await signedOut(elsewhere)
})

test('a key for another system does what is ticked, is seen in use, and nothing once revoked', async () => {
  const page = await visitor('desk')
  const work = await signIn(page, 'administrator')
  const name = `街道大屏 ${some()}`
  await page.goto(`${work}/api-keys`)
  await press(page, '新建密钥')
  await within(page).getByLabel('给哪个系统用').fill(name)
  await within(page).getByLabel('诉求', { exact: true }).check()
  await checkPage(page)
  await within(page).getByRole('button', { name: '新建密钥' }).click()
  await within(page).getByText('密钥只显示这一次').waitFor()
  const key = /[\w.-]{30,}/.exec((await within(page).locator('p').last().textContent()) ?? '')?.[0] ?? ''
  await press(page, '已经存好')
  const ask = async (path: string) => {
    const headers = { authorization: `Bearer ${key}` }
    return (await fetch(`${productHere().address}/api${work.replace('/w/', '/c/')}${path}`, { headers })).status
  }
  expect(await ask('/requests?limit=1')).toBe(200)
  expect(await ask('/people?limit=1')).toBe(403)
  await press(page, `停用${name}的密钥`)
  await within(page).getByRole('button', { name: '停用', exact: true }).click()
  await page.getByText('已停用').first().waitFor()
  expect(await ask('/requests?limit=1')).toBe(401)
})
