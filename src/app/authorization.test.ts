import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAccount } from '../modules/access/test/factory.ts'
import { communityWithRequests, fileOne, type RequestsCommunity } from '../modules/requests/test/factory.ts'
import { addressOf, type Served, serveTestPlatform } from './testing/served.ts'

let served: Served
let home: RequestsCommunity
let elsewhere: RequestsCommunity
/** Column of the table → account; null is nobody. */
let identities: Record<string, string | null>

beforeAll(async () => {
  served = await serveTestPlatform()
  home = await communityWithRequests(served.platform)
  elsewhere = await communityWithRequests(served.platform)
  identities = {
    anonymous: null,
    resident: home.resident.accountId,
    'other resident': home.neighbour.accountId,
    staff: home.worker.accountId,
    "another community's staff": elsewhere.worker.accountId,
    'department clerk': home.departmentClerk.accountId,
    administrator: await createAccount(served.platform, home.communityId, null, { administrator: true }),
  }
}, 120_000)

afterAll(() => served?.close())

async function ask(key: string, account: string | null, params: Record<string, string | number>, body?: object) {
  const { method, url } = addressOf(key, params)
  const headers = {
    'idempotency-key': crypto.randomUUID(),
    ...(account === null ? {} : { 'x-test-account': account }),
    ...(body ? { 'content-type': 'application/json' } : {}),
  }
  return served.http.inject({
    method: method as 'GET',
    url,
    headers,
    ...(body ? { payload: JSON.stringify(body) } : {}),
  })
}

/** 401 and 403 are the door; whatever else means that the caller got past it. */
async function outcome(key: string, account: string | null): Promise<string> {
  const answer = await ask(key, account, { community: home.communityId }, key.startsWith('GET') ? undefined : {})
  expect(answer.statusCode, `${key} as ${account ?? 'nobody'}: ${answer.body.slice(0, 300)}`).toBeLessThan(500)
  return answer.statusCode === 401 || answer.statusCode === 403 ? String(answer.statusCode) : 'in'
}

test('every route lets in exactly whom the table says', { timeout: 300_000 }, async () => {
  const routes = [...served.platform.registry.operations.values()].flatMap(({ route }) => route.key ?? [])
  const lines = [`# route | ${Object.keys(identities).join(' | ')}`]
  for (const key of routes.sort()) {
    const cells: string[] = []
    for (const account of Object.values(identities)) cells.push(await outcome(key, account))
    lines.push(`${key} | ${cells.join(' | ')}`)
  }
  expect(routes.length).toBeGreaterThan(60)
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('./authorization.table.txt')
})

test("nobody reads or moves another's request", async () => {
  const filed = await fileOne(served.platform, home, { confidential: true })
  const here = { community: home.communityId, id: filed.id }
  const there = { community: elsewhere.communityId, id: filed.id }
  const cases: [string, string | null, Record<string, string | number>, number][] = [
    ['GET /api/c/:community/my/requests/:id', home.resident.accountId, here, 200],
    ['GET /api/c/:community/my/requests/:id', home.neighbour.accountId, here, 404],
    ['GET /api/c/:community/my/requests/:id', elsewhere.resident.accountId, here, 403],
    ['GET /api/c/:community/my/requests/:id', elsewhere.resident.accountId, there, 404],
    ['GET /api/c/:community/requests/:id', home.worker.accountId, here, 200],
    ['GET /api/c/:community/requests/:id', home.departmentClerk.accountId, here, 404],
    ['GET /api/c/:community/requests/:id', elsewhere.worker.accountId, here, 403],
    ['GET /api/c/:community/requests/:id', elsewhere.worker.accountId, there, 404],
    ['GET /api/c/:community/requests/:id', home.resident.accountId, here, 403],
    ['GET /api/c/:community/requests/:id', null, here, 401],
  ]
  for (const [key, account, params, status] of cases) {
    const answer = await ask(key, account, params)
    expect(answer.statusCode, `${key} ${JSON.stringify(params)} as ${account}`).toBe(status)
    if (status !== 200) expect(answer.body).not.toContain(filed.number)
  }
})

test('a forged can[] is told, not obeyed', async () => {
  const filed = await fileOne(served.platform, home)
  const here = { community: home.communityId, id: filed.id }
  const body = { outcome: 'solved', text: '已经修好了，请放心。', can: ['finish'] }
  const answer = await ask('POST /api/c/:community/requests/:id/finish', home.worker.accountId, here, body)
  expect(answer.statusCode).toBe(422)
  expect(answer.json().fields[0].code).toBe('unknown_key')
})
