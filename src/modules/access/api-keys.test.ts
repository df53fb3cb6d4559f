import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../app/testing/platform.ts'
import { createHttp } from '../../platform/http/server.ts'
import { createStaff } from '../bodies/test/staff.ts'
import { communityWithRequests, type RequestsCommunity } from '../requests/test/factory.ts'
import { createAccounts } from './api.ts'
import { listApiKeys, listScopes, makeApiKey, revokeApiKey } from './server/api-keys/keep-api-keys.ts'
import { isForKeys } from './server/api-keys/scopes.ts'
import { audit } from './server/audit/read-audit.ts'
import { createAccount } from './test/factory.ts'

let platform: TestPlatform
let app: FastifyInstance
let home: RequestsCommunity
let elsewhere: RequestsCommunity
let administrator: string
let secretary: string

beforeAll(async () => {
  platform = await openTestPlatform()
  const accounts = createAccounts(platform, { sms: { send: async () => undefined } })
  app = await createHttp(platform, { authenticate: accounts.authenticate, requestsPerMinute: 100_000 })
  await accounts.addRoutes(app)
  await app.ready()
  home = await communityWithRequests(platform)
  elsewhere = await communityWithRequests(platform)
  administrator = await createAccount(platform, home.communityId, null, { administrator: true })
  secretary = (await createStaff(platform, home.communityId, 'community_secretary')).accountId
}, 120_000)
afterAll(async () => {
  await app.close()
  await platform.close()
})
beforeEach(() => platform.clock.advance(120_000))

type Made = { id: string; key: string; scopes: string[]; tail: string }
const refused = (code: string) => expect.objectContaining({ code })
const as = (accountId: string | null, community = home.communityId) => ({ communityId: community, accountId })
const make = (scopes: string[], by: string | null = administrator, days = 30) =>
  platform.do<Made>(makeApiKey, { name: '区里的大屏', scopes, days }, as(by))
const ask = (key: string, url: string, method: 'GET' | 'POST' = 'GET', payload?: object) =>
  app.inject({
    method,
    url: url.replace(':home', String(home.communityId)).replace(':elsewhere', String(elsewhere.communityId)),
    headers: { authorization: `Bearer ${key}`, 'idempotency-key': crypto.randomUUID() },
    ...(payload ? { payload } : {}),
  })
const code = async (answer: ReturnType<typeof ask>) => {
  const { statusCode, body } = await answer
  return `${statusCode} ${(JSON.parse(body) as { code?: string }).code ?? ''}`.trim()
}

test('keys are kept by the administrator, for what staff read and what a contract opens', async () => {
  for (const by of [null, secretary, home.worker.accountId, home.resident.accountId]) {
    const why = refused(by ? 'platform.not_allowed' : 'platform.sign_in_needed')
    await expect(make(['requests.list'], by)).rejects.toEqual(why)
    await expect(platform.do(listApiKeys, { limit: 5 }, as(by))).rejects.toEqual(why)
  }
  for (const scope of ['access.audit', 'settings.rules', 'requests.file', 'requests.own', 'nothing.here', 'access.*']) {
    await expect(make([scope])).rejects.toEqual(refused('access.scope_unknown'))
  }
  const { items } = await platform.do<{ items: { name: string }[] }>(listScopes, {}, as(administrator))
  expect(items.map(({ name }) => name)).toContain('requests.file_for')
})

test("whatever a key may be given answers it without a fault, and nothing of it is one person's own", async () => {
  const open = [...platform.registry.operations.values()].filter(isForKeys)
  const made = await make(open.map(({ route }) => route.name))
  for (const { route } of open) {
    const [method = 'GET', path = ''] = (route.key ?? '').split(' ')
    expect(path).not.toMatch(/\/(own|my|exports?)(\/|$)/)
    const url = path.replace(':community', ':home').replaceAll(/:(?!home)\w+/g, crypto.randomUUID())
    const answer = await ask(made.key, url, method as 'GET', method === 'GET' ? undefined : {})
    expect(answer.statusCode, `${route.key}: ${answer.body}`).toBeLessThan(500)
    expect([401, 403], route.key).not.toContain(answer.statusCode)
  }
})

test('a key reads exactly its scopes, in its community, and is stored as a hash', async () => {
  const made = await make(['bodies.posts', 'people.list'])
  expect(made.key).toMatch(/^linli_\d+_[2-9A-Z]{32}$/)
  const kept = await platform.database.owner.query('select * from access.api_keys')
  expect(JSON.stringify(kept.rows)).not.toContain(made.key.slice(-32))
  const list = await platform.do(listApiKeys, { limit: 5 }, as(administrator))
  expect(JSON.stringify(list)).not.toContain(made.key)
  expect(await code(ask(made.key, '/api/c/:home/posts'))).toBe('200')
  expect(await code(ask(made.key, '/api/c/:elsewhere/posts'))).toBe('403 platform.key_scope')
  expect(await code(ask(made.key, '/api/c/:home/bodies'))).toBe('403 platform.key_scope')
  expect(await code(ask(made.key, '/api/c/:home/requests'))).toBe('403 platform.key_scope')
  expect(await code(ask(made.key, '/api/c/:home/own/view-log'))).toBe('403 platform.key_scope')
  expect(await code(ask(made.key, '/api/session'))).toBe('403 platform.key_scope')
  expect(await code(ask(made.key, '/api/c/:home/api-keys'))).toBe('403 platform.key_scope')
  const used = await platform.do<{ items: { last_used_at: string | null }[] }>(
    listApiKeys,
    { limit: 1 },
    as(administrator),
  )
  expect(used.items[0]?.last_used_at).not.toBeNull()
})

test('a wrong, expired or revoked key is nobody; a cookie does not help it', async () => {
  const made = await make(['bodies.*'], administrator, 1)
  expect(made.scopes.length).toBeGreaterThan(1)
  expect(await code(ask(`${made.key.slice(0, -1)}Q`, '/api/c/:home/posts'))).toBe('401 access.key_unknown')
  expect(await code(ask('linli_x', '/api/c/:home/posts'))).toBe('401 access.key_unknown')
  const other = made.key.replace(/^linli_\d+/, `linli_${elsewhere.communityId}`)
  expect(await code(ask(other, '/api/c/:elsewhere/posts'))).toBe('401 access.key_unknown')
  platform.clock.advance(25 * 3_600_000)
  expect(await code(ask(made.key, '/api/c/:home/posts'))).toBe('401 access.key_unknown')
  const next = await make(['bodies.posts'])
  await expect(platform.do(revokeApiKey, { id: next.id }, as(secretary))).rejects.toEqual(
    refused('platform.not_allowed'),
  )
  await expect(platform.do(revokeApiKey, { id: next.id }, as(administrator, elsewhere.communityId))).rejects.toEqual(
    refused('platform.not_found'),
  )
  expect(await platform.do(revokeApiKey, { id: next.id }, as(administrator))).toMatchObject({ state: 'revoked' })
  await expect(platform.do(revokeApiKey, { id: next.id }, as(administrator))).rejects.toEqual(
    refused('access.api_key_over'),
  )
  expect(await code(ask(next.key, '/api/c/:home/posts'))).toBe('401 access.key_unknown')
})

test('an act by a key is in the audit by the name of its program', async () => {
  const made = await make(['requests.file_for'])
  const body = {
    item_code: 'A10',
    description: '三号楼东单元一楼的灯不亮了',
    area_id: home.areas.building,
    channel: 'hotline',
    file_ids: [],
    contact_name: '热线转来',
    contact_phone: '19900001234',
  }
  const answer = await ask(made.key, '/api/c/:home/desk/requests', 'POST', body)
  expect(answer.statusCode, answer.body).toBe(201)
  const lines = await platform.do<{ items: { who: object }[] }>(
    audit,
    { command: 'requests.file_for', limit: 1 },
    as(secretary),
  )
  expect(lines.items[0]?.who).toMatchObject({ kind: 'key', name: '区里的大屏' })
})

test('a key asks 300 times a minute at most', async () => {
  const made = await make(['bodies.posts'])
  let last = ''
  for (let call = 0; call <= 300; call++) last = await code(ask(made.key, '/api/c/:home/posts?limit=1'))
  expect(last).toBe('429 platform.too_many_requests')
})

test('guesses at codes are counted by address over all processes, and not by who sits beside', async () => {
  const second = await createHttp(platform, { authenticate: async () => null, requestsPerMinute: 100_000 })
  const guess = async (http: FastifyInstance, address: string) => {
    const payload = { number: 'A-2026-00001', code: 'ABCD' }
    const url = `/api/c/${home.communityId}/follow`
    return (await http.inject({ method: 'POST', url, payload, remoteAddress: address })).statusCode
  }
  for (let tries = 0; tries < 60; tries++) expect(await guess(tries % 2 ? app : second, '198.18.0.1')).toBe(404)
  expect(await guess(app, '198.18.0.1')).toBe(429)
  expect(await guess(second, '198.18.0.1')).toBe(429)
  expect(await guess(second, '198.18.0.2')).toBe(404)
  platform.clock.advance(600_000)
  expect(await guess(app, '198.18.0.1')).toBe(404)
  await second.close()
})
