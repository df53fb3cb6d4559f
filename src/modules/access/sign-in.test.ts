import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../app/testing/platform.ts'
import type { SmsMessage } from '../../platform/adapters/sms.ts'
import { createHttp } from '../../platform/http/server.ts'
import { type Accounts, createAccounts } from './api.ts'

let platform: TestPlatform
let app: FastifyInstance
let accounts: Accounts
const sent: SmsMessage[] = []
let number = 0
let phone = ''

beforeAll(async () => {
  platform = await openTestPlatform()
  accounts = createAccounts(platform, { sms: { send: async (message) => void sent.push(message) } })
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
/** As a browser keeps them: of a name the last. */
const cookiesOf = (response: { cookies: { name: string; value: string }[] }) =>
  [...new Map(response.cookies.map(({ name, value }) => [name, value]))]
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('; ')
const session = async (cookie: string) => (await app.inject({ url: '/api/session', headers: { cookie } })).json()

const eventRows = (accountId: string) =>
  platform.look(0, (tx) =>
    tx
      .selectFrom('platform.audit_subjects as s')
      .innerJoin('platform.audit as a', (join) => join.onRef('a.seq', '=', 's.seq').on('a.community_id', '=', 0))
      .innerJoin('platform.audit_values as v', (join) => join.onRef('v.seq', '=', 's.seq').on('v.community_id', '=', 0))
      .select(['a.content', 'v.value'])
      .where('s.entity_id', '=', accountId)
      .orderBy('a.seq')
      .execute(),
  )

async function signIn(): Promise<string> {
  await post('/api/auth/codes', { phone })
  const response = await post('/api/auth/sign-in-by-code', { phone, code: codeIn(sent.at(-1)) })
  expect(response.statusCode).toBe(200)
  return cookiesOf(response)
}

test('a code signs in, and the session says who, with the number masked', async () => {
  const who = await session(await signIn())
  expect(who.account.phone_masked).toBe(`199****${phone.slice(7)}`)
  expect(who.persons).toEqual([])
  expect(who.permissions).toEqual([])
})

test('a number written with blanks and +86 is the same account', async () => {
  const first = await session(await signIn())
  platform.clock.advance(120_000)
  phone = `+86 ${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}`
  expect((await session(await signIn())).account.id).toBe(first.account.id)
})

test('an answer never carries the code, a token or the number', async () => {
  const asked = await post('/api/auth/codes', { phone })
  expect(asked.json()).toEqual({ valid_seconds: 300, again_after_seconds: 60 })
  const code = codeIn(sent.at(-1))
  const signed = await post('/api/auth/sign-in-by-code', { phone, code })
  expect(signed.json()).toEqual({ ok: true })
  expect(signed.cookies.find((cookie) => cookie.name === 'linli.session_token')).toMatchObject({
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
  })
})

test.each(['', '110', '0571-87654321', '1990000123', 'x'.repeat(31), '19900001234\u0000'])(
  'no code goes to %j',
  async (bad) => {
    const response = await post('/api/auth/codes', { phone: bad })
    expect(response.statusCode).toBe(422)
    expect(sent).toEqual([])
  },
)

test('an unknown member of the body is refused', async () => {
  const response = await post('/api/auth/codes', { phone, admin: true })
  expect(response.json()).toMatchObject({ status: 422, code: 'platform.input_invalid' })
})

test('a second code within a minute is refused, with the seconds to wait', async () => {
  await post('/api/auth/codes', { phone })
  const again = await post('/api/auth/codes', { phone })
  expect(again.json()).toMatchObject({ status: 429, code: 'access.code_too_often' })
  expect(again.json().detail).toContain('60 秒')
  platform.clock.advance(61_000)
  expect((await post('/api/auth/codes', { phone })).statusCode).toBe(200)
})

test('five codes an hour and no more', async () => {
  for (let sending = 0; sending < 5; sending++) {
    expect((await post('/api/auth/codes', { phone })).statusCode).toBe(200)
    platform.clock.advance(61_000)
  }
  expect((await post('/api/auth/codes', { phone })).statusCode).toBe(429)
})

test('a wrong code is refused and counted, without the number', async () => {
  await post('/api/auth/codes', { phone })
  const response = await post('/api/auth/sign-in-by-code', { phone, code: wrong(codeIn(sent.at(-1))) })
  expect(response.json()).toMatchObject({ status: 422, code: 'access.code_wrong' })
  const counted = await platform.look(0, (tx) =>
    tx.selectFrom('platform.counters').select('value').where('measure', '=', 'access.refused_code').execute(),
  )
  expect(counted.length).toBeGreaterThan(0)
})

test('five wrong codes void the code: the right one no longer signs in', async () => {
  await post('/api/auth/codes', { phone })
  const code = codeIn(sent.at(-1))
  for (let guess = 0; guess < 5; guess++) {
    expect((await post('/api/auth/sign-in-by-code', { phone, code: wrong(code) })).json().code).toBe(
      'access.code_wrong',
    )
  }
  expect((await post('/api/auth/sign-in-by-code', { phone, code })).json()).toMatchObject({
    status: 410,
    code: 'access.code_void',
  })
})

test('a code works once, and only for its number', async () => {
  await post('/api/auth/codes', { phone })
  const code = codeIn(sent.at(-1))
  const other = await post('/api/auth/sign-in-by-code', { phone: '19929999999', code })
  expect(other.json().code).toBe('access.code_expired')
  expect((await post('/api/auth/sign-in-by-code', { phone, code })).statusCode).toBe(200)
  expect((await post('/api/auth/sign-in-by-code', { phone, code })).json().code).toBe('access.code_expired')
})

test('a code of the wrong shape never reaches the accounts', async () => {
  const response = await post('/api/auth/sign-in-by-code', { phone, code: "1' or 1" })
  expect(response.json()).toMatchObject({ status: 422, code: 'platform.input_invalid' })
})

test('a password is set by a code, signs in, and signs other devices out', async () => {
  const old = await signIn()
  platform.clock.advance(120_000)
  await post('/api/auth/codes', { phone, purpose: 'password' })
  const code = codeIn(sent.at(-1))
  const weak = await post('/api/auth/password', { phone, code, password: 'short' })
  expect(weak.json()).toMatchObject({ status: 422, code: 'access.password_too_weak' })
  expect((await post('/api/auth/password', { phone, code, password: 'a good long one' })).statusCode).toBe(200)
  expect((await session(old)).account).toBeNull()
  const signed = await post('/api/auth/sign-in-by-password', { phone, password: 'a good long one' })
  expect(signed.statusCode).toBe(200)
  expect((await session(cookiesOf(signed))).account).not.toBeNull()
})

describe('the password of who is signed in', () => {
  const origin = 'http://localhost'
  const own = (path: string, payload: object, cookie: string) =>
    post(`/api/auth/own-password${path}`, payload, { cookie, origin })
  const view = async (cookie: string) =>
    (await app.inject({ url: '/api/auth/own-password', headers: { cookie } })).json()
  const messages = () => sent.filter((message) => message.phone === phone && message.text.includes('换了登录密码'))

  test('needs somebody signed in', async () => {
    expect((await app.inject({ url: '/api/auth/own-password' })).statusCode).toBe(401)
    expect((await own('', { current: 'a', password: 'another good one' }, '')).statusCode).toBe(401)
    expect((await own('/code', {}, '')).statusCode).toBe(401)
    expect((await own('/by-code', { code: '123456', password: 'another good one' }, '')).statusCode).toBe(401)
  })

  test('is set by a code to the own number, then changed by the present one; other devices are signed out', async () => {
    const other = await signIn()
    platform.clock.advance(120_000)
    const here = await signIn()
    expect(await view(here)).toEqual({ set: false, phone_masked: `199****${phone.slice(7)}` })
    expect((await own('', { current: 'never set', password: 'another good one' }, here)).json().code).toBe(
      'access.password_wrong',
    )
    platform.clock.advance(120_000)
    await own('/code', {}, here)
    expect((await own('/code', {}, here)).json().code).toBe('access.code_too_often')
    const code = codeIn(sent.at(-1))
    expect(sent.at(-1)?.phone).toBe(phone)
    expect((await own('/by-code', { code, password: 'short' }, here)).json().code).toBe('access.password_too_weak')
    expect((await own('/by-code', { code: wrong(code), password: 'a good long one' }, here)).json().code).toBe(
      'access.code_wrong',
    )
    const set = await own('/by-code', { code, password: 'a good long one' }, here)
    expect(set.json()).toEqual({ ok: true })
    const kept = cookiesOf(set)
    expect((await session(other)).account).toBeNull()
    expect(await view(kept)).toMatchObject({ set: true })

    const another = cookiesOf(await post('/api/auth/sign-in-by-password', { phone, password: 'a good long one' }))
    expect((await own('', { current: 'a good long ones', password: 'another good one' }, kept)).json()).toMatchObject({
      status: 422,
      code: 'access.password_wrong',
    })
    // Without the copy of the session, which is renewed by any call after a minute.
    const token = kept.split('; ').filter((cookie) => !cookie.includes('session_data'))
    const changed = await own('', { current: 'a good long one', password: 'another good one' }, token.join('; '))
    expect(changed.json()).toEqual({ ok: true })
    expect((await session(another)).account).toBeNull()
    expect((await session(cookiesOf(changed))).account).not.toBeNull()
    const old = await post('/api/auth/sign-in-by-password', { phone, password: 'a good long one' })
    expect(old.json().code).toBe('access.sign_in_wrong')
    expect((await post('/api/auth/sign-in-by-password', { phone, password: 'another good one' })).statusCode).toBe(200)
  })

  test('is told to its owner and noted, however it was set', async () => {
    const here = await signIn()
    const { account } = await session(here)
    platform.clock.advance(120_000)
    await own('/code', {}, here)
    const set = await own('/by-code', { code: codeIn(sent.at(-1)), password: 'a good long one' }, here)
    await own('', { current: 'a good long one', password: 'another good one' }, cookiesOf(set))
    platform.clock.advance(120_000)
    await post('/api/auth/codes', { phone, purpose: 'password' })
    await post('/api/auth/password', { phone, code: codeIn(sent.at(-1)), password: 'the third good one' })
    await platform.dispatcher.drain()
    await accounts.messenger.sendDue()
    expect(messages()).toHaveLength(3)
    expect((await eventRows(account.id)).map((row) => row.value)).toEqual([
      'signed_in',
      'password_set',
      'password_set',
      'signed_out',
      'password_set',
    ])
  })

  test('can’t be set by code where the account has no number', async () => {
    const cookie = await signIn()
    const unverified = 'update auth.accounts set phone_number_verified = false where phone_number = $1'
    await platform.database.owner.query(unverified, [phone])
    expect(await view(cookie)).toEqual({ set: false, phone_masked: null })
    expect((await own('/code', {}, cookie)).json().code).toBe('access.no_number_for_code')
    const set = await own('/by-code', { code: '123456', password: 'a good long one' }, cookie)
    expect(set.json().code).toBe('access.no_number_for_code')
  })
})

test('a wrong password and an unknown number are refused alike', async () => {
  const response = await post('/api/auth/sign-in-by-password', { phone, password: 'nobody has it' })
  expect(response.json()).toMatchObject({ status: 422, code: 'access.sign_in_wrong' })
})

test('a password code for a number without account is answered like any other, and sent to nobody', async () => {
  expect((await post('/api/auth/codes', { phone, purpose: 'password' })).statusCode).toBe(200)
  expect(sent).toEqual([])
})

test('signing out ends the session at once, in spite of what is remembered', async () => {
  const cookie = await signIn()
  expect((await session(cookie)).account).not.toBeNull()
  const out = await post('/api/auth/sign-out', {}, { cookie, origin: 'http://localhost' })
  expect(out.statusCode).toBe(200)
  expect((await session(cookie)).account).toBeNull()
})

test('signing in and out is in the audit chain by account, without a number', async () => {
  const cookie = await signIn()
  const { account } = await session(cookie)
  await post('/api/auth/sign-out', {}, { cookie, origin: 'http://localhost' })
  const rows = await eventRows(account.id)
  expect(rows.map((row) => row.value)).toEqual(['signed_in', 'signed_out'])
  expect(JSON.stringify(rows)).not.toContain(phone)
})

test.each([
  'linli.session_token=',
  'linli.session_token=nonsense',
  'linli.session_token=%E0%A4%A; linli.session_data=%%%',
  'linli.session_token=abc.def%3D; linli.session_data=eyJhIjoxfQ',
  `linli.session_token=${'x'.repeat(4000)}`,
])('a malformed cookie is nobody: %s', async (cookie) => {
  const response = await app.inject({ url: '/api/session', headers: { cookie } })
  expect(response.statusCode).toBe(200)
  expect(response.json().account).toBeNull()
  const needed = await app.inject({ url: '/api/session/devices', headers: { cookie } })
  expect(needed.statusCode).toBe(401)
})

test('a cookie with a forged signature is nobody', async () => {
  const cookie = await signIn()
  const forged = cookie.replace(/(linli\.session_token=[^.;]+\.)([^;]{4})/, '$1AAAA')
  expect(forged).not.toBe(cookie)
  expect((await session(forged)).account).toBeNull()
})

test('an expired session is nobody', async () => {
  const cookie = await signIn()
  await platform.database.owner.query("update auth.sessions set expires_at = now() - interval '1 minute'")
  const token = cookie.split('; ').find((part) => part.startsWith('linli.session_token')) ?? ''
  expect((await session(token)).account).toBeNull()
})

test('a write from a page of another origin is refused', async () => {
  const response = await post('/api/auth/codes', { phone }, { origin: 'https://elsewhere.example' })
  expect(response.json()).toMatchObject({ status: 403, code: 'access.origin_refused' })
  const bare = await post('/api/auth/codes', { phone }, { 'sec-fetch-site': 'cross-site' })
  expect(bare.json().code).toBe('access.origin_refused')
  expect(sent).toEqual([])
})

test('a code that the gateway does not take is told as such', async () => {
  accounts = createAccounts(platform, { sms: { send: () => Promise.reject(new Error('gateway away')) } })
  const other = await createHttp(platform, { authenticate: accounts.authenticate })
  await accounts.addRoutes(other)
  const response = await other.inject({ method: 'POST', url: '/api/auth/codes', payload: { phone } })
  expect(response.json()).toMatchObject({ status: 503, code: 'access.code_not_sent' })
  await other.close()
})

test('own devices are listed and can be signed out, those of others cannot', async () => {
  const mine = await signIn()
  const listed = await app.inject({ url: '/api/session/devices', headers: { cookie: mine } })
  expect(listed.json().items).toEqual([expect.objectContaining({ current: true })])
  const [{ id }] = listed.json().items
  phone = '19928888888'
  const others = await signIn()
  const end = (cookie: string) =>
    app.inject({
      method: 'DELETE',
      url: `/api/session/devices/${id}`,
      headers: { cookie, 'idempotency-key': `end-${Math.random()}` },
    })
  expect((await end(others)).statusCode).toBe(404)
  expect((await end(mine)).json()).toEqual({ ended: true })
  await platform.dispatcher.drain()
  expect((await session(mine)).account).toBeNull()
})

test('a cookie whose copy has expired is renewed by any call', async () => {
  const cookie = await signIn()
  const token = cookie.split('; ').find((part) => part.startsWith('linli.session_token')) ?? ''
  const response = await app.inject({ url: '/api/session/devices', headers: { cookie: token } })
  expect(response.statusCode).toBe(200)
  expect(response.cookies.map(({ name }) => name)).toContain('linli.session_data')
})

test('behind https the cookies are secure, and read back', async () => {
  const config = { ...platform.services.config, publicUrl: 'https://linli.example.cn' }
  const services = { ...platform.services, config }
  accounts = createAccounts({ ...platform, services }, { sms: { send: async (message) => void sent.push(message) } })
  const https = await createHttp(platform, { authenticate: accounts.authenticate })
  await accounts.addRoutes(https)
  const headers = { origin: 'https://linli.example.cn' }
  await https.inject({ method: 'POST', url: '/api/auth/codes', payload: { phone }, headers })
  const payload = { phone, code: codeIn(sent.at(-1)) }
  const response = await https.inject({ method: 'POST', url: '/api/auth/sign-in-by-code', payload, headers })
  expect(response.cookies[0]).toMatchObject({ name: '__Secure-linli.session_token', secure: true, httpOnly: true })
  const who = await https.inject({ url: '/api/session', headers: { cookie: cookiesOf(response) } })
  expect(who.json().account).not.toBeNull()
  await https.close()
})

test('long expired sessions and codes are forgotten, others stay', async () => {
  const cookie = await signIn()
  const owner = platform.database.owner
  await owner.query(
    "insert into auth.verifications (id, identifier, value, expires_at) values (gen_random_uuid(), 'old', 'x', '2020-01-01')",
  )
  const job = platform.registry.modules
    .flatMap((module) => module.jobs ?? [])
    .find(({ name }) => name === 'access.forget-expired')
  const route = { name: 'test.forget', summary: '', access: 'public' as const, output: undefined as never }
  const operation = {
    kind: 'command' as const,
    route,
    handle: (job && 'run' in job ? job.run : undefined) as never,
    view: async () => null,
    anonymousActor: false,
  }
  await platform.do(operation, {}, { communityId: 0, as: 'system' })
  expect((await owner.query("select 1 from auth.verifications where identifier = 'old'")).rowCount).toBe(0)
  expect((await session(cookie)).account).not.toBeNull()
})

test('inside a transaction accounts are out of reach', async () => {
  await expect(platform.look(0, (tx) => tx.selectFrom('auth.accounts').selectAll().execute())).rejects.toThrow(
    /permission denied/,
  )
})
