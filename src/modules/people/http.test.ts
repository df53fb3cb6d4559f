import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../app/testing/platform.ts'
import { createHttp } from '../../platform/http/server.ts'
import { createSetting, type Setting } from './test/setting.ts'

let platform: TestPlatform
let app: FastifyInstance
let here: Setting
let key = 0

beforeAll(async () => {
  platform = await openTestPlatform()
  here = await createSetting(platform)
  const authenticate = async (request: { headers: Record<string, unknown> }) =>
    request.headers['x-test-account'] ? { accountId: String(request.headers['x-test-account']) } : null
  app = await createHttp(platform, { authenticate, requestsPerMinute: 10_000 })
})
afterAll(async () => {
  await app.close()
  await platform.close()
})

const path = (rest: string) => `/api/c/${here.communityId}/${rest}`
const as = (accountId: string) => {
  key += 1
  return { 'x-test-account': accountId, 'idempotency-key': `test-key-${key}` }
}
const asClerk = () => as(here.clerk.accountId)

function upload(name: string, content: string | Buffer, accountId = here.secretary.accountId) {
  const form = new FormData()
  form.append('file', new Blob([content]), name)
  return app.inject({ method: 'POST', url: path('people/imports'), payload: form, headers: as(accountId) })
}

test('registering by HTTP: 201, and the same click twice is one person', async () => {
  const request = { method: 'POST' as const, url: path('people'), payload: { name: '端木叔' }, headers: asClerk() }
  const [first, second] = [await app.inject(request), await app.inject(request)]
  expect(first.statusCode).toBe(201)
  expect(second.json().id).toBe(first.json().id)
})

test.each([
  ['an unknown member', { name: '端木叔', can: ['edit'] }, 'unknown_key'],
  ['no name', { name: ' ' }, 'required'],
  ['a name with control characters', { name: '端\u0007木' }, 'control_characters'],
  ['a name too long', { name: '端'.repeat(41) }, 'too_long'],
  ['a day that is none', { name: '端木叔', birth_date: '2026-02-30' }, 'invalid'],
])('%s: 422 with the field', async (_, payload, code) => {
  const response = await app.inject({ method: 'POST', url: path('people'), payload, headers: asClerk() })
  expect(response.statusCode).toBe(422)
  expect(response.json().fields).toEqual([expect.objectContaining({ code })])
})

test('a refusal is a sentence', async () => {
  const payload = { name: '端木叔', phone: '123' }
  const response = await app.inject({ method: 'POST', url: path('people'), payload, headers: asClerk() })
  expect(response.json()).toMatchObject({
    status: 422,
    code: 'people.phone_invalid',
    detail: '这个电话号码不完整或多了几位，请再核对一遍。',
  })
})

test('an address that cannot be is 404, not 500', async () => {
  for (const rest of ['people/nobody', 'people/imports/x', `people/${'0'.repeat(36)}`]) {
    expect((await app.inject({ url: path(rest), headers: as(here.secretary.accountId) })).statusCode).toBe(404)
  }
})

test('a sheet is uploaded, looked into and taken in', async () => {
  const checked = await upload('名单.csv', '姓名,手机号\n端木赐余,19900008001\n端木错,1\n')
  expect(checked.statusCode).toBe(201)
  expect(checked.json()).toMatchObject({ name: '名单.csv', rows_new: 1, rows_refused: 1 })
  const url = path(`people/imports/${checked.json().id}/apply`)
  const applied = await app.inject({ method: 'POST', url, headers: as(here.secretary.accountId) })
  expect(applied.json()).toMatchObject({ state: 'applied' })
  const errors = await app.inject({
    url: path(`people/imports/${checked.json().id}/errors`),
    headers: as(here.secretary.accountId),
  })
  expect(errors.headers['content-disposition']).toContain(encodeURIComponent('名单-请修改.csv'))
  const template = await app.inject({ url: path('people/imports/template'), headers: as(here.secretary.accountId) })
  expect(template.rawPayload.subarray(0, 2).toString()).toBe('PK')
})

test.each([
  ['a photo named .xlsx', 'a.xlsx', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a, 0x46, 0x49, 0x46]), 415],
  ['a text without .csv', 'a.txt', '姓名\n某', 415],
  ['an empty one', 'a.csv', '', 422],
])('%s is refused', async (_, name, content, status) => {
  expect((await upload(name, content)).statusCode).toBe(status)
})

test('who may not import is refused', async () => {
  expect((await upload('a.csv', '姓名\n某', here.gridWorker.accountId)).statusCode).toBe(403)
})
