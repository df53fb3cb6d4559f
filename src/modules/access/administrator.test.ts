import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../app/testing/platform.ts'
import { createCommunity } from '../territory/test/factory.ts'
import { appointAdministrator, openAccount, sessionSummary } from './api.ts'

let platform: TestPlatform
beforeAll(async () => {
  platform = await openTestPlatform()
})
afterAll(() => platform.close())

const accountOf = async (phone: string): Promise<string> => {
  const found = await platform.database.owner.query('select id from auth.accounts where phone_number = $1', [phone])
  return found.rows[0].id
}

test('whoever signs in with the number sets up communities', async () => {
  expect(await appointAdministrator(platform, '199 4000 0001')).toBe(true)
  expect(await appointAdministrator(platform, '19940000001')).toBe(false)
  const { communityId } = await createCommunity(platform)
  const who = await sessionSummary(platform, await accountOf('19940000001'), communityId)
  expect(who.administrator).toBe(true)
  expect(who.permissions).toEqual(expect.arrayContaining(['territory.edit', 'bodies.appoint', 'people.import']))
  expect(who.permissions).not.toContain('people.read')
})

test('an account there is already stays the same', async () => {
  const accountId = await openAccount(platform, { communityId: 0, personId: null, phone: '19940000002' })
  await appointAdministrator(platform, '19940000002')
  expect(await accountOf('19940000002')).toBe(accountId)
  expect((await sessionSummary(platform, accountId, 0)).administrator).toBe(true)
})

test('no number but a mobile one', async () => {
  await expect(appointAdministrator(platform, '0571-87654321')).rejects.toMatchObject({ code: 'access.phone_invalid' })
})
