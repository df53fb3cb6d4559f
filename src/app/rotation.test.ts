import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAccounts } from '../modules/access/api.ts'
import { makeApiKey } from '../modules/access/server/api-keys/keep-api-keys.ts'
import { createAccount } from '../modules/access/test/factory.ts'
import { totp } from '../modules/access/test/totp.ts'
import { openIdentityNumber } from '../modules/people/api.ts'
import { findDuplicates } from '../modules/people/server/queries/register.ts'
import { createPerson } from '../modules/people/test/factory.ts'
import { follow } from '../modules/requests/server/queries/follow.ts'
import { communityWithRequests, fileOne, type RequestsCommunity } from '../modules/requests/test/factory.ts'
import { restoreBackup } from '../platform/backup/restore.ts'
import { writeBackup } from '../platform/backup/write.ts'
import { systemClock } from '../platform/clock.ts'
import { readMigrations } from '../platform/db/migrate.ts'
import { inCommunity } from '../platform/db/transaction.ts'
import { createHttp } from '../platform/http/server.ts'
import { keyStates, resealSome, retireKey, rotateKeys } from '../platform/keys/keep-keys.ts'
import { openVault } from '../platform/vault.ts'
import { makeIdentityNumber } from '../shared/identity-number.ts'
import { sourceDir } from './modules.ts'
import { openEmptyEmbedded } from './testing/database.ts'
import { openTestPlatform, type TestPlatform, testStart } from './testing/platform.ts'

const sent: string[] = []
const home = mkdtempSync(join(tmpdir(), 'linli-rotation-'))
const passphrase = '四季平安 four seasons'
const phone = '19940002001'
const numbers = Array.from({ length: 5 }, (_, sequence) =>
  makeIdentityNumber({ birthDate: '1960-02-29', sex: 'female', sequence }),
)
let platform: TestPlatform
let app: FastifyInstance
let community: RequestsCommunity
let people: string[]
let receipt: { id: string; number: string; follow_code: string }
let apiKey: string
let cookie = ''
/** Of somebody who doesn't come back after the change. */
let awayCookie = ''
let authenticator = ''

const post = (url: string, payload: object, headers: Record<string, string> = {}) =>
  app.inject({ method: 'POST', url, payload, headers: { origin: 'http://localhost', ...headers } })
const cookiesOf = (response: { cookies: { name: string; value: string }[] }) =>
  response.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ')
const signIn = async (number: string) => {
  await post('/api/auth/codes', { phone: number })
  const code = /\d{6}/.exec(sent.at(-1) ?? '')?.[0]
  return cookiesOf(await post('/api/auth/sign-in-by-code', { phone: number, code }))
}
const session = (mine: string) => app.inject({ url: '/api/auth/second-step', headers: { cookie: mine } })
const rounds = async () => {
  while ((await resealSome(platform, 2)) > 0);
}
/** A browser's cookies after an answer. */
const kept = (before: string, response: Parameters<typeof cookiesOf>[0]) => {
  const pairs = [before, cookiesOf(response)]
    .filter((text) => text !== '')
    .join('; ')
    .split('; ')
  return [...new Map(pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair])).values()].join('; ')
}
const heldBy = async (version: number) => (await keyStates(platform)).find((key) => key.version === version)?.held

beforeAll(async () => {
  platform = await openTestPlatform()
  const accounts = createAccounts(platform, { sms: { send: async ({ text }) => void sent.push(text) } })
  app = await createHttp(platform, { authenticate: accounts.authenticate, requestsPerMinute: 10_000 })
  await accounts.addRoutes(app)
  await app.ready()
  community = await communityWithRequests(platform)
  const { communityId } = community
  people = await Promise.all(numbers.map((identityNumber) => createPerson(platform, communityId, { identityNumber })))
  receipt = await fileOne(platform, community)
  const administrator = await createAccount(platform, communityId, null, { administrator: true })
  const wish = { name: '大屏', scopes: ['requests.list'], days: 365 }
  apiKey = (await platform.do<{ key: string }>(makeApiKey, wish, { communityId, accountId: administrator })).key

  awayCookie = await signIn('19940002002')
  cookie = await signIn(phone)
  const begun = (await post('/api/auth/second-step/begin', {}, { cookie })).json()
  authenticator = begun.secret
  const shown = totp(authenticator, systemClock.now().getTime())
  cookie = cookiesOf(await post('/api/auth/second-step/finish', { code: shown }, { cookie }))
}, 120_000)
afterAll(async () => {
  await app.close()
  await platform.close()
  rmSync(home, { recursive: true, force: true })
})

/** All that the keys are for still works: numbers read and found, codes, programs, sessions, authenticators. */
async function everythingWorks(): Promise<void> {
  const { communityId } = community
  await keysWork()
  const followed = { number: receipt.number, code: receipt.follow_code }
  expect(await platform.do(follow, followed, { communityId })).toMatchObject({ id: receipt.id })
}

/** The same without codes on paper. */
async function keysWork(): Promise<void> {
  const { communityId, secretary } = community
  for (const [index, number] of numbers.entries()) {
    const open = (id: string) =>
      platform.look(communityId, (tx) => openIdentityNumber(tx, platform.services.vault, communityId, id))
    expect(await open(people[index] ?? '')).toBe(number)
    const wanted = { name: '某某', identity_number: number }
    const found = await platform.do<{ items: { id: string; why: string[] }[] }>(findDuplicates, wanted, {
      communityId,
      accountId: secretary.accountId,
    })
    expect(found.items).toEqual([expect.objectContaining({ id: people[index], why: ['identity_number'] })])
  }
  const list = await app.inject({
    url: `/api/c/${communityId}/requests`,
    headers: { authorization: `Bearer ${apiKey}` },
  })
  expect(list.statusCode).toBe(200)
  const steps = await session(cookie)
  expect(steps.json()).toMatchObject({ on: true, papers_left: 10 })
  cookie = kept(cookie, steps)
}

test('a change of keys, from the first to the last thing sealed', async () => {
  const { communityId } = community
  mkdirSync(join(home, 'before'))
  const held = JSON.stringify({ master: Buffer.alloc(32, 7).toString('base64url') })
  writeFileSync(join(home, 'before', 'keys.json'), held)
  const source = { dataDir: join(home, 'before'), filesDir: join(home, 'before', 'files') }
  const file = join(home, 'before.backup')
  await writeBackup(platform.database, { ...source, file, passphrase, now: testStart })
  await everythingWorks()
  expect(await retireKey(platform)).toMatchObject({ retired: null, why: 'current' })

  expect(await rotateKeys(platform)).toBe(2)
  platform.clock.advance(5_000)
  await everythingWorks()
  const before = await heldBy(1)
  expect(before).toMatchObject({
    'people.identity_numbers': 5,
    'access.api_keys': 1,
    'access.second_steps': 1,
    'access.sessions': 2,
    'requests.follow_codes': 1,
  })
  expect(await retireKey(platform)).toMatchObject({ retired: null, why: 'needed', held: before })

  // Who comes back is signed in by the new key, once what was looked at a moment ago is looked at again.
  const former = cookie
  platform.clock.advance(31_000)
  await everythingWorks()
  expect(cookie).not.toBe(former)
  expect(await heldBy(2)).toMatchObject({ 'access.sessions': 1 })
  const forged = former.replace(/(session_token=[^;]{5})[^;]/, (_, head) => `${head}!`)
  expect((await session(forged)).statusCode).toBe(401)

  // Stopped after the first pieces, as a killed process would be: the rest is done by whoever comes next.
  expect(await resealSome(platform, 2)).toBeGreaterThan(0)
  expect(await heldBy(1)).toMatchObject({ 'people.identity_numbers': 3 })
  expect(await heldBy(2)).toMatchObject({ 'people.identity_numbers': 2 })
  await everythingWorks()
  const late = makeIdentityNumber({ birthDate: '1960-02-29', sex: 'female', sequence: 6 })
  await createPerson(platform, communityId, { identityNumber: late })
  await expect(createPerson(platform, communityId, { identityNumber: numbers[4] ?? '' })).rejects.toMatchObject({
    code: 'people.identity_taken',
  })
  await rounds()
  await everythingWorks()
  expect(await heldBy(2)).toMatchObject({
    'people.identity_numbers': 6,
    'access.api_keys': 1,
    'access.second_steps': 1,
  })
  // What somebody has on paper is left to pass; so the first key stays.
  const passing = { 'requests.follow_codes': 1, 'access.sessions': 1 }
  expect(await heldBy(1)).toEqual(passing)
  expect(await retireKey(platform)).toMatchObject({ why: 'needed', held: passing })

  expect(await retireKey(platform, true)).toMatchObject({ retired: 1 })
  expect((await keyStates(platform)).map((key) => [key.version, key.current])).toEqual([[2, true]])
  const { vault } = platform.services
  const opened = await platform.look(communityId, (tx) => openIdentityNumber(tx, vault, communityId, people[0] ?? ''))
  expect(opened).toBe(numbers[0])
  platform.clock.advance(3_600_000)
  await keysWork()
  expect((await session(former)).statusCode).toBe(401)
  expect((await session(awayCookie)).statusCode).toBe(401)

  // The next change: what the first key was needed to make is there without it.
  expect(await rotateKeys(platform)).toBe(3)
  platform.clock.advance(60_000)
  await keysWork()
  await rounds()
  expect(Object.keys((await heldBy(2)) ?? {})).toEqual(['requests.follow_codes'])
  expect(await retireKey(platform, true)).toMatchObject({ retired: 2 })
  platform.clock.advance(60_000)
  await keysWork()

  const restored = await openEmptyEmbedded()
  const target = { dataDir: join(home, 'restored'), filesDir: join(home, 'restored', 'files') }
  await restoreBackup(restored, { ...target, file, passphrase, migrations: readMigrations(sourceDir) })
  const old = openVault(target.dataDir)
  const read = inCommunity(restored, communityId, (tx) => openIdentityNumber(tx, old, communityId, people[1] ?? ''))
  expect(await read).toBe(numbers[1])
  await restored.close()
}, 120_000)

test('the change stands in the audit, without a key', async () => {
  const found = await platform.database.owner.query(
    `select content::jsonb ->> 'command' as command from platform.audit where content::jsonb ->> 'command' like 'platform.%key%' or content::jsonb ->> 'command' = 'platform.reseal'`,
  )
  const commands = new Set(found.rows.map((row) => row.command))
  expect(commands).toEqual(new Set(['platform.rotate_keys', 'platform.reseal', 'platform.retire_key']))
})
