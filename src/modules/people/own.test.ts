import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../app/testing/platform.ts'
import { makeIdentityNumber } from '../../shared/identity-number.ts'
import { createAccount } from '../access/test/factory.ts'
import { ownProfile } from './server/queries/others.ts'
import { showPersonQuery } from './server/queries/register.ts'
import { createPerson } from './test/factory.ts'
import { createSetting, type Setting } from './test/setting.ts'

let platform: TestPlatform
let here: Setting

beforeAll(async () => {
  platform = await openTestPlatform()
  here = await createSetting(platform)
})
afterAll(() => platform.close())

type Profile = {
  id: string
  phone: string | null
  identity_masked: string | null
}

const by = (accountId: string | null, communityId = here.communityId) => ({ communityId, accountId })

async function resident(fields: Parameters<typeof createPerson>[2] = {}) {
  const personId = await createPerson(platform, here.communityId, { dwellingId: here.areas.dwelling, ...fields })
  return { personId, accountId: await createAccount(platform, here.communityId, personId) }
}

describe('own profile', () => {
  test('shows the own number whole, the identity number masked', async () => {
    const identityNumber = makeIdentityNumber({ birthDate: '1950-06-12', sex: 'male', sequence: 9 })
    const { accountId, personId } = await resident({ phone: '19977770001', identityNumber })
    const profile = await platform.do<Profile>(ownProfile, {}, by(accountId))
    expect(profile).toMatchObject({
      id: personId,
      phone: '19977770001',
      identity_masked: `339***********${identityNumber.slice(-4)}`,
    })
  })

  test('needs an account that is bound here', async () => {
    await expect(platform.do(ownProfile, {}, by(null))).rejects.toMatchObject({ code: 'platform.sign_in_needed' })
    const stranger = await createAccount(platform, here.communityId, null)
    await expect(platform.do(ownProfile, {}, by(stranger))).rejects.toMatchObject({ code: 'platform.not_a_member' })
    const other = await createSetting(platform)
    const { accountId } = await resident()
    const elsewhere = platform.do(ownProfile, {}, by(accountId, other.communityId))
    await expect(elsewhere).rejects.toMatchObject({ code: 'platform.not_a_member' })
  })

  test('a resident cannot see the entry of another, nor the own one by the office door', async () => {
    const { accountId, personId } = await resident()
    for (const id of [personId, here.resident]) {
      const shown = platform.do(showPersonQuery, { id }, by(accountId))
      await expect(shown).rejects.toMatchObject({ code: 'platform.not_allowed' })
    }
  })
})
