import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../app/testing/platform.ts'
import type { SmsMessage } from '../../platform/adapters/sms.ts'
import { systemClock } from '../../platform/clock.ts'
import { createHttp } from '../../platform/http/server.ts'
import { createPost } from '../bodies/test/factory.ts'
import { createStaff, type Staff } from '../bodies/test/staff.ts'
import { createPerson } from '../people/test/factory.ts'
import { createCommunity } from '../territory/test/factory.ts'
import { type Accounts, createAccounts, sessionSummary } from './api.ts'
import { showBinding } from './server/commands/unbind-person.ts'
import { createAccount } from './test/factory.ts'
import { totp } from './test/totp.ts'

let platform: TestPlatform
let accounts: Accounts
let app: FastifyInstance
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
  phone = `199${String(70_000_000 + number)}`
  platform.clock.advance(2 * 86_400_000)
})

const post = (url: string, payload: object, cookie = '') =>
  app.inject({ method: 'POST', url, payload, headers: { cookie, origin: 'http://localhost' } })
const cookiesOf = (response: { cookies: { name: string; value: string; maxAge?: number }[] }) =>
  response.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ')
const codeIn = (message: SmsMessage | undefined) => /\d{6}/.exec(message?.text ?? '')?.[0] ?? ''
const account = async (cookie: string) =>
  (await app.inject({ url: '/api/session', headers: { cookie } })).json().account as { id: string } | null
const now = (secret: string, steps = 0) => totp(secret, systemClock.now().getTime(), steps)
const wrong = (secret: string) => String((Number(now(secret)) + 500_000) % 1_000_000).padStart(6, '0')

async function byCode() {
  platform.clock.advance(61_000)
  await post('/api/auth/codes', { phone })
  return post('/api/auth/sign-in-by-code', { phone, code: codeIn(sent.at(-1)) })
}

async function setUp(cookie: string) {
  const begun = await post('/api/auth/second-step/begin', {}, cookie)
  expect(begun.statusCode).toBe(200)
  const { secret, papers, address } = begun.json() as { secret: string; papers: string[]; address: string }
  const finished = await post('/api/auth/second-step/finish', { code: now(secret) }, cookie)
  expect(finished.json()).toEqual({ ok: true })
  return { secret, papers, address, cookie: cookiesOf(finished) }
}

describe('the second step', () => {
  test('needs somebody signed in, and is refused with a wrong code', async () => {
    expect((await app.inject({ url: '/api/auth/second-step' })).statusCode).toBe(401)
    for (const act of ['begin', 'finish', 'papers', 'off']) {
      expect((await post(`/api/auth/second-step/${act}`, act === 'begin' ? {} : { code: '123456' })).statusCode).toBe(
        401,
      )
    }
    const cookie = cookiesOf(await byCode())
    expect((await post('/api/auth/second-step/finish', { code: '123456' }, cookie)).json().code).toBe(
      'access.second_step_off',
    )
    expect((await post('/api/auth/second-step/off', { code: '123456' }, cookie)).json().code).toBe(
      'access.second_step_off',
    )
    const { secret } = (await post('/api/auth/second-step/begin', {}, cookie)).json()
    expect((await post('/api/auth/second-step/finish', { code: wrong(secret) }, cookie)).json().code).toBe(
      'access.second_step_wrong',
    )
    expect((await byCode()).json()).toEqual({ ok: true })
  })

  test('is asked for after a code of a short message, ends other devices, and is in the audit once', async () => {
    const old = cookiesOf(await byCode())
    const mine = await setUp(cookiesOf(await byCode()))
    expect(mine.address).toContain(`199****${phone.slice(7)}`)
    const id = (await account(mine.cookie))?.id
    expect(id).toBeDefined()
    await platform.dispatcher.drain()
    expect(await account(old)).toBeNull()
    const half = await byCode()
    expect(half.json()).toEqual({ ok: true, second_step: true })
    expect(await account(cookiesOf(half))).toBeNull()
    const check = (code: string) => post('/api/auth/second-step/check', { code }, cookiesOf(half))
    expect((await check(wrong(mine.secret))).json()).toMatchObject({ status: 422, code: 'access.second_step_wrong' })
    const whole = await check(now(mine.secret))
    expect(whole.json()).toEqual({ ok: true })
    expect((await account(cookiesOf(whole)))?.id).toBe(id)
    expect((await check(now(mine.secret))).json().code).toBe('access.second_step_over')
    const events = await platform.look(0, (tx) =>
      tx
        .selectFrom('platform.audit_values')
        .select('value')
        .where('entity_id', '=', String(id))
        .where('field', '=', 'event')
        .orderBy('seq')
        .execute(),
    )
    expect(events.map(({ value }) => value)).toEqual(['signed_in', 'signed_in', 'second_step_on', 'signed_in'])
  })

  test('a code on paper works once; new ones void the old; without it nobody is half-way', async () => {
    const mine = await setUp(cookiesOf(await byCode()))
    const [paper = ''] = mine.papers
    const use = async (code: string) => post('/api/auth/second-step/check', { code }, cookiesOf(await byCode()))
    expect((await use(paper)).json()).toEqual({ ok: true })
    expect((await use(paper)).json().code).toBe('access.second_step_wrong')
    expect((await app.inject({ url: '/api/auth/second-step', headers: { cookie: mine.cookie } })).json()).toEqual({
      on: true,
      papers_left: 9,
      password: false,
    })
    expect((await post('/api/auth/second-step/papers', { code: wrong(mine.secret) }, mine.cookie)).json().code).toBe(
      'access.second_step_wrong',
    )
    const renewed = await post('/api/auth/second-step/papers', { code: now(mine.secret) }, mine.cookie)
    expect(renewed.json().papers).toHaveLength(10)
    expect((await use(mine.papers[1] ?? '')).json().code).toBe('access.second_step_wrong')
    expect((await post('/api/auth/second-step/check', { code: '123456' })).json().code).toBe('access.second_step_over')
    expect((await post('/api/auth/second-step/begin', {}, mine.cookie)).json().code).toBe('access.second_step_on')
  })

  test('is asked for after a password too; turning it off asks for a code and the password', async () => {
    await byCode()
    platform.clock.advance(61_000)
    await post('/api/auth/codes', { phone, purpose: 'password' })
    await post('/api/auth/password', { phone, code: codeIn(sent.at(-1)), password: 'a good long one' })
    const cookie = cookiesOf(await post('/api/auth/sign-in-by-password', { phone, password: 'a good long one' }))
    expect((await post('/api/auth/second-step/begin', {}, cookie)).json().code).toBe('access.password_wrong')
    const begun = await post('/api/auth/second-step/begin', { password: 'a good long one' }, cookie)
    const { secret } = begun.json()
    const mine = cookiesOf(await post('/api/auth/second-step/finish', { code: now(secret) }, cookie))
    const half = await post('/api/auth/sign-in-by-password', { phone, password: 'a good long one' })
    expect(half.json()).toEqual({ ok: true, second_step: true })
    expect(await account(cookiesOf(half))).toBeNull()
    const off = (body: object) => post('/api/auth/second-step/off', body, mine)
    expect((await off({ code: now(secret) })).json().code).toBe('access.password_wrong')
    expect((await off({ code: now(secret), password: 'a good long one' })).json()).toEqual({ ok: true })
    expect((await byCode()).json()).toEqual({ ok: true })
    await platform.dispatcher.drain()
    await accounts.messenger.sendDue()
    const told = sent.filter((message) => message.phone === phone).map(({ text }) => text)
    expect(told.some((text) => text.includes('开启了两步登录'))).toBe(true)
    expect(told.some((text) => text.includes('关闭了两步登录'))).toBe(true)
  })

  test('ten wrong codes lock it, though new sign-ins begin', async () => {
    const mine = await setUp(cookiesOf(await byCode()))
    const codes: string[] = []
    for (let round = 0; round < 3; round++) {
      const half = cookiesOf(await byCode())
      for (let guess = 0; guess < 4; guess++) {
        codes.push((await post('/api/auth/second-step/check', { code: wrong(mine.secret) }, half)).json().code)
      }
    }
    expect(codes.slice(0, 10).every((code) => code === 'access.second_step_wrong')).toBe(true)
    expect(codes.at(-1)).toBe('access.second_step_locked')
  })
})

describe('a community that asks its staff for it', () => {
  let communityId: number
  let secretary: Staff
  const binding = (staff: { accountId: string }, personId: string) =>
    platform.do(showBinding, { id: personId }, { communityId, accountId: staff.accountId })
  const ask = async (from: string | null) => {
    const rule = platform.registry.operations.get('settings.change_rules')
    if (!rule) throw new Error('no settings')
    const input = { second_step_from: from, reason: '上级要求', deadlines: 'keep' }
    return platform.do(rule, input, { communityId, accountId: secretary.accountId })
  }

  test('gives days for it, then lets who lacks it do nothing by a post; residents stay as they are', async () => {
    communityId = (await createCommunity(platform)).communityId
    secretary = await createStaff(platform, communityId, 'community_secretary')
    const personId = await createPerson(platform, communityId, { phone })
    const cookie = cookiesOf(await byCode())
    const worker = { accountId: (await account(cookie))?.id ?? '' }
    await platform.look(communityId, (tx) =>
      tx
        .insertInto('access.account_persons')
        .values({
          community_id: communityId,
          account_id: worker.accountId,
          person_id: personId,
          bound_at: platform.clock.now(),
          how: 'phone',
        })
        .execute(),
    )
    await createPost(platform, communityId, { kind: 'community_worker', personId })
    await expect(ask('2020-01-01')).rejects.toMatchObject({ code: 'settings.day_past' })
    await ask(new Date(platform.clock.now().getTime() + 5 * 86_400_000).toISOString().slice(0, 10))
    expect(await sessionSummary(platform, worker.accountId, communityId)).toMatchObject({
      second_step: { on: false, needed_from: expect.any(String), barred: false },
    })
    await binding(worker, personId)
    platform.clock.advance(6 * 86_400_000)
    await expect(binding(worker, personId)).rejects.toMatchObject({ code: 'access.second_step_needed' })
    await expect(ask(null)).rejects.toMatchObject({ code: 'access.second_step_needed' })
    const barred = await sessionSummary(platform, worker.accountId, communityId)
    expect(barred).toMatchObject({ permissions: [], posts: [], second_step: { barred: true } })
    const elsewhere = (await createCommunity(platform)).communityId
    expect(await sessionSummary(platform, worker.accountId, elsewhere)).toMatchObject({
      second_step: { barred: false },
    })
    const resident = await createAccount(platform, communityId, await createPerson(platform, communityId))
    expect(await sessionSummary(platform, resident, communityId)).toMatchObject({
      second_step: { needed_from: null, barred: false },
    })
    await setUp(cookiesOf(await byCode()))
    await binding(worker, personId)
    expect(await sessionSummary(platform, worker.accountId, communityId)).toMatchObject({
      second_step: { on: true, needed_from: null, barred: false },
    })
  })
})
