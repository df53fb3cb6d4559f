import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../app/testing/platform.ts'
import type { SmsMessage } from '../../platform/adapters/sms.ts'
import { createHttp } from '../../platform/http/server.ts'
import { createAccounts } from './api.ts'

let platform: TestPlatform
let app: FastifyInstance
const sent: SmsMessage[] = []

beforeAll(async () => {
  platform = await openTestPlatform()
  const accounts = createAccounts(platform, { sms: { send: async (message) => void sent.push(message) } })
  app = await createHttp(platform, { authenticate: accounts.authenticate, requestsPerMinute: 10_000 })
  await accounts.addRoutes(app)
  await app.ready()
})
afterAll(async () => {
  await app.close()
  await platform.close()
})

const detail = async (url: string, headers: Record<string, string>) =>
  (await app.inject({ url, headers })).json().detail
const needed = {
  'zh-CN': '请先登录。',
  'zh-Hant': '請先登入。',
  en: 'Please sign in first.',
}
const unknown = { 'zh-CN': '没有这个页面', 'zh-Hant': '沒有這個頁面', en: 'There is no such page' }

test.each(['zh-CN', 'zh-Hant', 'en'] as const)('refusals speak %s: by the browser, by the switch', async (language) => {
  const switched = { cookie: `a=b; linli_locale=${language}; c=d`, 'accept-language': 'fr-FR' }
  expect(await detail('/api/session/devices', { 'accept-language': language })).toBe(needed[language])
  expect(await detail('/api/session/devices', switched)).toBe(needed[language])
  expect(await detail('/api/nowhere', switched)).toContain(unknown[language])
})

test.each([
  ['zh-TW,zh;q=0.9', 'zh-Hant'],
  ['zh-HK', 'zh-Hant'],
  ['zh-SG', 'zh-CN'],
  ['fr-FR, en-GB;q=0.8', 'en'],
  ['fr', 'zh-CN'],
] as const)('a browser that asks for %s is answered in %s', async (asked, language) => {
  expect(await detail('/api/session/devices', { 'accept-language': asked })).toBe(needed[language])
})

test('a cookie that names no language of ours is passed over', async () => {
  const headers = { cookie: 'linli_locale=tlh', 'accept-language': 'en' }
  expect(await detail('/api/session/devices', headers)).toBe(needed.en)
})

test('one thing or several, as English counts', async () => {
  const wrong = async (payload: object) =>
    (await app.inject({ method: 'POST', url: '/api/auth/codes', payload, headers: { 'accept-language': 'en' } })).json()
  expect((await wrong({})).detail).toBe('1 thing needs changing.')
  expect((await wrong({ extra: 1 })).detail).toBe('2 things need changing.')
})

test('the account keeps its language: a browser that asks for another is answered in it, the switch goes first', async () => {
  const english = { 'accept-language': 'en' }
  const phone = '19930000001'
  await app.inject({ method: 'POST', url: '/api/auth/codes', payload: { phone }, headers: english })
  expect(sent[0]?.text).toContain('Your code is')
  const code = /\d{6}/.exec(sent[0]?.text ?? '')?.[0] ?? ''
  const signed = await app.inject({ method: 'POST', url: '/api/auth/sign-in-by-code', payload: { phone, code } })
  const cookie = signed.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ')

  const choose = (payload: object, headers = { cookie }) =>
    app.inject({ method: 'PUT', url: '/api/session/language', payload, headers })
  expect((await choose({ language: 'tlh' })).statusCode).toBe(422)
  expect((await choose({ language: 'en' }, { cookie: '' })).statusCode).toBe(401)
  expect((await choose({ language: 'zh-Hant' })).json()).toEqual({ language: 'zh-Hant' })
  expect((await app.inject({ url: '/api/session', headers: { cookie } })).json().language).toBe('zh-Hant')

  // How large a person reads goes with the account too; only the steps there are.
  const size = (elder: unknown, headers = { cookie }) =>
    app.inject({ method: 'PUT', url: '/api/session/elder', payload: { elder }, headers })
  const kept = async () => (await app.inject({ url: '/api/session', headers: { cookie } })).json().elder
  expect(await kept()).toBeNull()
  expect((await size(4)).statusCode).toBe(422)
  expect((await size(2, { cookie: '' })).statusCode).toBe(401)
  expect((await size(2)).json()).toEqual({ elder: 2 })
  expect(await kept()).toBe(2)
  await size(0)
  expect(await kept()).toBe(0)

  platform.clock.advance(31_000) // what this process remembers of the session
  const end = (headers: Record<string, string>) =>
    app.inject({ method: 'DELETE', url: '/api/session/devices/01900000-0000-7000-8000-000000000000', headers })
  const key = { 'idempotency-key': 'language-test' }
  expect((await end({ cookie, ...english, ...key })).json().detail).toContain('沒有找到')
  expect((await end({ cookie: `${cookie}; linli_locale=en`, ...key })).json().detail).toContain('Nothing found')
})
