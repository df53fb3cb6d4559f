import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../app/testing/platform.ts'
import type { SmsMessage } from '../../platform/adapters/sms.ts'
import { createHttp } from '../../platform/http/server.ts'
import { createStaff, type Staff } from '../bodies/test/staff.ts'
import { createPerson } from '../people/test/factory.ts'
import { createCommunity } from '../territory/test/factory.ts'
import { type Accounts, createAccounts } from './api.ts'
import { endStaffLogins, staffLogins } from './server/commands/end-staff-logins.ts'
import { showBinding } from './server/commands/unbind-person.ts'
import { unlockPerson } from './server/commands/unlock-person.ts'
import { networkOf } from './server/device.ts'
import { createAccount } from './test/factory.ts'

let platform: TestPlatform
let accounts: Accounts
let app: FastifyInstance
let communityId: number
let secretary: Staff
const sent: SmsMessage[] = []
let number = 0
let phone = ''

beforeAll(async () => {
  platform = await openTestPlatform()
  accounts = createAccounts(platform, { sms: { send: async (message) => void sent.push(message) } })
  app = await createHttp(platform, { authenticate: accounts.authenticate, requestsPerMinute: 10_000 })
  await accounts.addRoutes(app)
  await app.ready()
  communityId = (await createCommunity(platform)).communityId
  secretary = await createStaff(platform, communityId, 'community_secretary')
})
afterAll(async () => {
  await app.close()
  await platform.close()
})
beforeEach(() => {
  number += 1
  phone = `199${String(60_000_000 + number)}`
  sent.length = 0
  platform.clock.advance(2 * 86_400_000)
})

type Login = { id: string; current: boolean; unknown: boolean; system: string | null; network: string | null }
const edge = 'Mozilla/5.0 (Windows NT 10.0) Chrome/120.0 Safari/537.36 Edg/120.0'
const post = (url: string, payload: object, headers: Record<string, string> = {}) =>
  app.inject({ method: 'POST', url, payload, headers: { 'idempotency-key': crypto.randomUUID(), ...headers } })
const cookiesOf = (response: { cookies: { name: string; value: string }[] }) =>
  response.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ')
const codeIn = (message: SmsMessage | undefined) => /\d{6}/.exec(message?.text ?? '')?.[0] ?? ''
const logins = async (cookie: string): Promise<Login[]> =>
  (await app.inject({ url: '/api/session/devices', headers: { cookie } })).json().items
const as = (accountId: string | null, community = communityId) => ({ communityId: community, accountId })
const password = (guess: string) => post('/api/auth/sign-in-by-password', { phone, password: guess })

/** Signs in from a browser: with its mark where it was here before. */
async function signIn(device = ''): Promise<string> {
  await post('/api/auth/codes', { phone })
  const headers = { 'user-agent': edge, cookie: device }
  const response = await post('/api/auth/sign-in-by-code', { phone, code: codeIn(sent.at(-1)) }, headers)
  expect(response.statusCode).toBe(200)
  platform.clock.advance(61_000)
  return [cookiesOf(response), device].filter(Boolean).join('; ')
}
const deviceOf = (cookie: string) => /linli\.device=[0-9a-f]+/.exec(cookie)?.[0] ?? ''

describe('logins', () => {
  test('show the device in plain words and the network coarsely, never a whole address', async () => {
    const cookie = await signIn()
    expect(await logins(cookie)).toEqual([
      expect.objectContaining({ system: 'windows', browser: 'edge', network: 'local', current: true, unknown: false }),
    ])
    const kept = await platform.database.owner.query('select ip_address, device from auth.sessions')
    expect(JSON.stringify(kept.rows)).not.toContain('127.0.0.1')
    expect(JSON.stringify(kept.rows)).not.toContain(deviceOf(cookie).slice('linli.device='.length))
    expect(['183.12.3.4', '::ffff:10.1.2.3', '240e:3a0:1::5', 'fe80::1', '?'].map(networkOf)).toEqual([
      '183.12',
      'local',
      '240e:3a0',
      'local',
      null,
    ])
  })

  test('a second device is told by message and on the page, until it is recognised; the same one is not', async () => {
    const first = await signIn()
    await signIn(deviceOf(first))
    await platform.dispatcher.drain()
    expect(await accounts.messenger.sendDue()).toBe(0)
    const second = await signIn()
    expect(await accounts.messenger.sendDue()).toBe(1)
    expect(sent.at(-1)).toMatchObject({ phone, text: expect.stringContaining('Windows 电脑，Edge 浏览器') })
    const unknown = (await logins(first)).find((login) => login.unknown)
    expect(await accounts.messenger.sendDue()).toBe(0)
    const stranger = await createAccount(platform, communityId, null)
    const recognise = platform.registry.operations.get('access.recognise_device')
    if (!recognise || !unknown) throw new Error('nothing to recognise')
    await expect(platform.do(recognise, { id: unknown.id }, as(stranger))).rejects.toMatchObject({
      code: 'platform.not_found',
    })
    const url = `/api/session/devices/${unknown.id}/recognise`
    expect((await post(url, {}, { cookie: second })).json()).toEqual({ recognised: true })
    expect((await logins(first)).some((login) => login.unknown)).toBe(false)
    const left = await platform.database.owner.query('select phone, params from access.messages')
    expect(JSON.stringify(left.rows)).not.toContain(phone)
  })

  test('all others are ended at once, this one stays, and those of somebody else too', async () => {
    const others = await signIn()
    phone = `198${phone.slice(3)}`
    const [one, two] = [await signIn(), await signIn()]
    expect((await post('/api/session/devices/end-others', {}, { cookie: two })).json()).toEqual({ ended: 1 })
    await platform.dispatcher.drain()
    expect((await logins(two)).length).toBe(1)
    expect((await app.inject({ url: '/api/session/devices', headers: { cookie: one } })).statusCode).toBe(401)
    expect((await logins(others)).length).toBe(1)
    expect((await post('/api/session/devices/end-others', {})).statusCode).toBe(401)
  })

  test('of staff are ended by who leads, with a reason; of residents nothing is told', async () => {
    const worker = await createStaff(platform, communityId, 'community_worker')
    const resident = await createPerson(platform, communityId)
    const end = (id: string, caller: object) =>
      platform.do(endStaffLogins, { id, reason: '手机丢了' }, { ...as(null), ...caller })
    for (const caller of [{ accountId: null }, { accountId: worker.accountId }]) {
      await expect(end(secretary.personId, caller)).rejects.toMatchObject({
        code: caller.accountId ? 'platform.not_allowed' : 'platform.sign_in_needed',
      })
    }
    const elsewhere = (await createCommunity(platform)).communityId
    await expect(end(worker.personId, as(secretary.accountId, elsewhere))).rejects.toMatchObject({
      code: 'platform.not_allowed',
    })
    const other = await createStaff(platform, elsewhere, 'community_worker')
    await expect(end(other.personId, { accountId: secretary.accountId })).rejects.toMatchObject({
      code: 'platform.not_found',
    })
    await expect(end(resident, { accountId: secretary.accountId })).rejects.toMatchObject({ code: 'access.not_staff' })
    const unbound = await createStaff(platform, communityId, 'community_worker')
    await platform.look(communityId, (tx) =>
      tx.deleteFrom('access.account_persons').where('person_id', '=', unbound.personId).execute(),
    )
    await expect(end(unbound.personId, { accountId: secretary.accountId })).rejects.toMatchObject({
      code: 'access.not_bound',
    })
    await platform.database.owner.query(
      "insert into auth.sessions (id, token, account_id, expires_at) values (gen_random_uuid(), gen_random_uuid()::text, $1, '2999-01-01')",
      [worker.accountId],
    )
    const seen = await platform.do(staffLogins, { id: worker.personId }, as(secretary.accountId))
    expect(seen).toMatchObject({ staff: true, devices: 1 })
    expect(await end(worker.personId, { accountId: secretary.accountId })).toMatchObject({ staff: true, devices: 0 })
    expect(await platform.do(staffLogins, { id: resident }, as(secretary.accountId))).toEqual({
      staff: false,
      devices: 0,
      last_seen: null,
    })
  })
})

describe('lock-out', () => {
  test('ten wrong passwords lock the number in every process, for longer each time; the right one is refused too', async () => {
    for (let guess = 0; guess < 10; guess++)
      expect((await password(`guess ${guess}`)).json().code).toBe('access.sign_in_wrong')
    const locked = await password('one more guess')
    expect(locked.json()).toMatchObject({ status: 429, code: 'access.locked' })
    expect(locked.json().detail).toContain('15 分钟')
    const other = createAccounts(platform, { sms: { send: async () => undefined } })
    const second = await createHttp(platform, { authenticate: other.authenticate })
    await other.addRoutes(second)
    const there = await second.inject({
      method: 'POST',
      url: '/api/auth/sign-in-by-code',
      payload: { phone, code: '123456' },
    })
    expect(there.json().code).toBe('access.locked')
    await second.close()
    platform.clock.advance(3_600_000)
    for (let guess = 0; guess < 10; guess++) await password(`guess ${guess}`)
    expect((await password('again')).json().detail).toContain('60 分钟')
  })

  test('the right code forgets the wrong ones before it', async () => {
    for (let guess = 0; guess < 9; guess++) await password(`guess ${guess}`)
    await signIn()
    expect((await password('a guess')).json().code).toBe('access.sign_in_wrong')
  })

  test('is opened at the counter, and only there', async () => {
    const clerk = await createStaff(platform, communityId, 'counter_clerk')
    const person = await createPerson(platform, communityId, { phone })
    const worker = await createStaff(platform, communityId, 'building_leader')
    const unlock = (caller: object) => platform.do(unlockPerson, { id: person }, { ...as(null), ...caller })
    await expect(unlock({ accountId: clerk.accountId })).rejects.toMatchObject({ code: 'access.not_locked' })
    for (let guess = 0; guess < 10; guess++) await password(`guess ${guess}`)
    await expect(unlock({})).rejects.toMatchObject({ code: 'platform.sign_in_needed' })
    await expect(unlock({ accountId: worker.accountId })).rejects.toMatchObject({ code: 'platform.not_allowed' })
    const elsewhere = await createStaff(platform, (await createCommunity(platform)).communityId, 'counter_clerk')
    await expect(unlock({ accountId: elsewhere.accountId })).rejects.toMatchObject({ code: 'platform.not_allowed' })
    const before = await platform.do(showBinding, { id: person }, as(clerk.accountId))
    expect(before).toMatchObject({ locked_until: expect.any(String) })
    expect(await unlock({ accountId: clerk.accountId })).toMatchObject({ locked_until: null })
    expect((await password('a guess')).json().code).toBe('access.sign_in_wrong')
  })
})
