import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../app/testing/platform.ts'
import type { SmsMessage } from '../../platform/adapters/sms.ts'
import { createHttp } from '../../platform/http/server.ts'
import { createPerson } from '../people/test/factory.ts'
import { createCommunity } from '../territory/test/factory.ts'
import { createAccounts } from './api.ts'
import { createAccount } from './test/factory.ts'

let platform: TestPlatform
let app: FastifyInstance
const sent: SmsMessage[] = []
let number = 0
let phone = ''

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
beforeEach(() => {
  number += 1
  phone = `199${String(20_000_000 + number)}`
  sent.length = 0
  platform.clock.advance(3_600_000)
})

const post = (url: string, payload: object, headers: Record<string, string> = {}) =>
  app.inject({ method: 'POST', url, payload, headers })
const codeIn = (message: SmsMessage | undefined) => /\d{6}/.exec(message?.text ?? '')?.[0] ?? ''
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')
const cookiesOf = (response: { cookies: { name: string; value: string }[] }) =>
  response.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ')
const session = async (cookie: string) => (await app.inject({ url: '/api/session', headers: { cookie } })).json()

async function signIn(): Promise<string> {
  await post('/api/auth/codes', { phone })
  const response = await post('/api/auth/sign-in-by-code', { phone, code: codeIn(sent.at(-1)) })
  expect(response.statusCode).toBe(200)
  return cookiesOf(response)
}

test('a code signs in, and the session says who, with the number masked', async () => {
  const cookie = await signIn()
  const who = await session(cookie)
  expect(who.account.phone_masked).toBe(`199****${phone.slice(7)}`)
  expect(who.persons).toEqual([])
  expect(sent).toHaveLength(1)
})
