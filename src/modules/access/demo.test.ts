import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../app/testing/platform.ts'
import type { Operation } from '../../platform/command/types.ts'
import { createHttp } from '../../platform/http/server.ts'
import { createPerson } from '../people/test/factory.ts'
import { createCommunity } from '../territory/test/factory.ts'
import { createAccounts, demoIdentities, openAccount } from './api.ts'

let platform: TestPlatform
let app: FastifyInstance
let demo: number
let real: number

beforeAll(async () => {
  platform = await openTestPlatform()
  demo = await communityWithIdentity(true)
  real = await communityWithIdentity(false)
  app = await httpOf(platform)
})
afterAll(async () => {
  await app.close()
  await platform.close()
})

async function communityWithIdentity(isDemo: boolean): Promise<number> {
  const { communityId } = await createCommunity(platform)
  await platform.database.owner.query('update territory.communities set demo = $1 where community_id = $2', [
    isDemo,
    communityId,
  ])
  const personId = await createPerson(platform, communityId, { name: '钟离春' })
  const identity = { key: 'owner', label: '业主钟离春', note: '3幢', face: 'resident' as const, position: 1 }
  await openAccount(platform, { communityId, personId, demo: identity })
  return communityId
}

async function httpOf(of: TestPlatform): Promise<FastifyInstance> {
  const accounts = createAccounts(of)
  const http = await createHttp(of, { authenticate: accounts.authenticate })
  await accounts.addRoutes(http)
  return http
}

const signIn = (community: number, identity: string, http = app) =>
  http.inject({ method: 'POST', url: '/api/demo/sign-in', payload: { community, identity } })

test('identities of demo communities are offered, no others', async () => {
  const { items } = (await app.inject({ url: '/api/demo/identities' })).json()
  expect(items).toEqual([
    expect.objectContaining({ community: demo, identity: 'owner', label: '业主钟离春', note: '3幢', face: 'resident' }),
  ])
  expect(await demoIdentities(platform.database.kysely)).toHaveLength(2)
})

test('one signs in as an identity, and the session says it is a demo', async () => {
  const response = await signIn(demo, 'owner')
  expect(response.statusCode).toBe(200)
  const cookie = response.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ')
  const who = (await app.inject({ url: `/api/session?community=${demo}`, headers: { cookie } })).json()
  expect(who).toMatchObject({ account: { name: '钟离春' }, demo: true, persons: [{ community: demo }] })
})

test('not in a real community, not as anybody else', async () => {
  expect((await signIn(real, 'owner')).statusCode).toBe(404)
  expect((await signIn(demo, 'secretary')).statusCode).toBe(404)
  expect((await signIn(-1, 'owner')).statusCode).toBe(404)
  expect((await signIn(99_999_999_999, 'owner')).statusCode).toBe(404)
})

test('outside demo mode there is no such address', async () => {
  const config = { ...platform.services.config, demo: false }
  const services = { ...platform.services, config }
  const quiet = { ...platform, services, door: { ...platform.door, services } } as TestPlatform
  const perform = platform.perform.bind(platform)
  const http = await httpOf({ ...quiet, perform })
  expect((await signIn(demo, 'owner', http)).statusCode).toBe(404)
  const identities = platform.registry.operations.get('access.demo_identities') as Operation
  const asked = (identities as { handle: (ctx: object, input: object) => Promise<unknown> }).handle({ services }, {})
  await expect(asked).rejects.toMatchObject({ code: 'platform.not_found' })
  await http.close()
})
