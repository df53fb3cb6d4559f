import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../app/testing/platform.ts'
import { createHttp } from '../../platform/http/server.ts'
import { createAccounts, issueSetupCode } from './api.ts'

let platform: TestPlatform
let app: FastifyInstance
const person = { name: '初晴', phone: '19940001001', password: '山茶花开在九号楼' }

beforeAll(async () => {
  platform = await openTestPlatform()
  const accounts = createAccounts(platform)
  app = await createHttp(platform, { authenticate: accounts.authenticate, requestsPerMinute: 10_000 })
  await accounts.addRoutes(app)
  await app.ready()
})
afterAll(async () => {
  await app.close()
  await platform.close()
})
beforeEach(() => platform.clock.advance(2 * 3_600_000))

const newCode = async () => (await issueSetupCode(platform)) ?? expect.fail('already set up')
let key = 0
const post = (url: string, payload: object, headers: Record<string, string> = {}) =>
  app.inject({ method: 'POST', url, payload, headers: { 'idempotency-key': `setup-key-${key++}`, ...headers } })
const setUp = (code: string, more: object = {}) => post('/api/setup/administrator', { code, ...person, ...more })
const refusal = async (answer: ReturnType<typeof setUp>) => {
  const { status, code } = (await answer).json()
  return [status, code]
}
const administrators = async () => {
  const found = await platform.database.owner.query('select account_id from access.administrators')
  return found.rows.length
}

test('nothing is set up without a code, nor with a wrong one, an expired one, or one of before', async () => {
  expect(await refusal(setUp('2222-2222-2222'))).toEqual([410, 'access.setup_code_over'])
  const first = await newCode()
  const second = await newCode()
  expect(await refusal(setUp(first))).toEqual([410, 'access.setup_code_over'])
  expect(await refusal(setUp('2222-2222-2222'))).toEqual([422, 'access.setup_code_wrong'])
  platform.clock.advance(61 * 60_000)
  expect(await refusal(setUp(second))).toEqual([410, 'access.setup_code_over'])
  expect(await administrators()).toBe(0)
})

test('only the keyed hash of a code is kept, also in the audit', async () => {
  const plain = (await newCode()).replaceAll('-', '')
  const found = await platform.database.owner.query(
    `select string_agg(c::text, ' ') as codes, (select string_agg(v::text, ' ') from platform.audit_values v) as noted from access.setup_codes c`,
  )
  expect(`${found.rows[0].codes} ${found.rows[0].noted}`).not.toContain(plain)
})

test('an address guesses ten times an hour; twenty wrong ones from anywhere, and the right one is void', async () => {
  const code = await newCode()
  for (let guess = 0; guess < 10; guess++)
    expect(await refusal(setUp('2222-2222-2222'))).toEqual([422, 'access.setup_code_wrong'])
  expect(await refusal(setUp(code))).toEqual([429, 'access.sign_in_too_often'])
  for (let guess = 0; guess < 10; guess++) {
    const answer = await app.inject({
      method: 'POST',
      url: '/api/setup/administrator',
      payload: { code: '2222-2222-2222', ...person },
      remoteAddress: '198.51.100.7',
    })
    expect(answer.json().code).toBe('access.setup_code_wrong')
  }
  platform.clock.advance(30 * 60_000)
  const elsewhere = await app.inject({
    method: 'POST',
    url: '/api/setup/administrator',
    payload: { code, ...person },
    remoteAddress: '198.51.100.8',
  })
  expect(elsewhere.json()).toMatchObject({ status: 410, code: 'access.setup_code_over' })
})

test('a number or password that does not fit leaves the code as it was', async () => {
  const code = await newCode()
  expect(await refusal(setUp(code, { phone: '0571-87654321' }))).toEqual([422, 'access.phone_invalid'])
  expect(await refusal(setUp(code, { password: 'kurz' }))).toEqual([422, 'access.password_too_weak'])
  expect(await refusal(setUp(code, { name: '' }))).toEqual([422, 'platform.input_invalid'])
  expect(await administrators()).toBe(0)
})

test('from the code to a community: signed in at once, used once, and over when the community stands', async () => {
  const code = await newCode()
  const answer = await setUp(code.toLowerCase().replaceAll('-', ' '))
  expect(answer.json()).toEqual({ ok: true })
  const cookie = answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ')
  const who = (await app.inject({ url: '/api/session', headers: { cookie } })).json()
  expect(who).toMatchObject({ administrator: true, account: { name: '初晴' } })
  expect(await refusal(setUp(code))).toEqual([410, 'access.setup_code_over'])

  // Broken off and taken up again: another code for the same number, with another password.
  const again = await setUp(await newCode(), { password: '山茶花开在十号楼' })
  expect(again.statusCode).toBe(200)
  expect(await administrators()).toBe(1)

  const below = async (division: string) =>
    (await app.inject({ url: `/api/regions?below=${division}`, headers: { cookie } })).json().items
  expect((await app.inject({ url: '/api/regions' })).json().code).toBe('platform.sign_in_needed')
  expect((await app.inject({ url: '/api/regions', headers: { cookie } })).json().items).toHaveLength(34)
  expect(await below('330000')).toContainEqual({ code: '330400', name: '嘉兴市', level: 'city' })
  const [town] = await below('330481')
  expect(town).toMatchObject({ level: 'town', code: expect.stringMatching(/^330481\d{3}$/) })
  const wish = {
    name: '山茶社区',
    kind: 'village',
    district_code: '330481',
    town: { code: town.code, name: town.name },
  }
  const opened = await post('/api/communities', { ...wish, code: `${town.code}001` }, { cookie })
  expect(opened.json()).toMatchObject({
    id: 1,
    kind: 'village',
    region_path: ['浙江省', '嘉兴市', '海宁市', town.name],
  })

  const rights = (await app.inject({ url: '/api/session?community=1', headers: { cookie } })).json().permissions
  expect(rights).toEqual(expect.arrayContaining(['people.import', 'bodies.edit', 'access.invite_staff']))
  expect(await issueSetupCode(platform)).toBeNull()
  expect(await refusal(setUp(code))).toEqual([404, 'platform.not_found'])
  const chain = await platform.database.owner.query(
    `select content::jsonb ->> 'command' as command from platform.audit where community_id = 0 order by seq`,
  )
  expect(chain.rows.map((row) => row.command)).toEqual(
    expect.arrayContaining(['access.issue_setup_code', 'access.claim_setup', 'territory.open_community']),
  )
})
