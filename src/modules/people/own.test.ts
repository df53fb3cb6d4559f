import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../app/testing/platform.ts'
import { makeIdentityNumber } from '../../shared/identity-number.ts'
import { createAccount } from '../access/test/factory.ts'
import { giveConsent, giveOwnConsent, withdrawConsent, withdrawOwnConsent } from './server/commands/consent.ts'
import { answerCorrection, askCorrection } from './server/commands/corrections.ts'
import { listCorrections, ownProfile } from './server/queries/others.ts'
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
  consent: { scope: string[] }
  corrections: { id: string; state: string; answer: string | null }[]
}

const by = (accountId: string | null, communityId = here.communityId) => ({ communityId, accountId })
const asClerk = () => by(here.clerk.accountId)

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

describe('consent', () => {
  test('is given and taken back as easily', async () => {
    const { accountId } = await resident()
    const given = await platform.do<Profile>(giveOwnConsent, { scope: ['notices', 'contact'] }, by(accountId))
    expect(given.consent).toMatchObject({ scope: ['contact', 'notices'], withdrawn_at: null })
    const taken = await platform.do<Profile>(withdrawOwnConsent, {}, by(accountId))
    expect(taken.consent.scope).toEqual([])
    const again = platform.do(withdrawOwnConsent, {}, by(accountId))
    await expect(again).rejects.toMatchObject({ code: 'people.no_consent' })
  })

  test('is noted at the counter too, within the own areas', async () => {
    const { personId } = await resident()
    await platform.do(giveConsent, { id: personId, scope: ['care'] }, asClerk())
    await platform.do(withdrawConsent, { id: personId }, asClerk())
    const nothing = platform.do(withdrawConsent, { id: personId }, asClerk())
    await expect(nothing).rejects.toMatchObject({ code: 'people.no_consent' })
    const outside = { id: here.residentElsewhere, scope: ['care'] }
    const elsewhere = platform.do(giveConsent, outside, by(here.gridWorker.accountId))
    await expect(elsewhere).rejects.toMatchObject({ code: 'platform.not_found' })
  })
})

describe('corrections', () => {
  test('are asked for, shown to who may mend, and answered with a reason', async () => {
    const { accountId } = await resident()
    const asked = await platform.do<Profile>(askCorrection, { wish: '房号应该是 102' }, by(accountId))
    const [wish] = asked.corrections
    const second = platform.do(askCorrection, { wish: '还有一处' }, by(accountId))
    await expect(second).rejects.toMatchObject({ code: 'people.correction_open' })
    const open = await platform.do<{ items: { id: string; wish: string }[] }>(listCorrections, { limit: 50 }, asClerk())
    expect(open.items).toContainEqual(expect.objectContaining({ id: wish?.id, wish: '房号应该是 102' }))
    const answer = { id: wish?.id, state: 'mended', answer: '已经改好了' }
    await platform.do(answerCorrection, answer, asClerk())
    const twice = platform.do(answerCorrection, answer, asClerk())
    await expect(twice).rejects.toMatchObject({ code: 'people.correction_answered' })
    const profile = await platform.do<Profile>(ownProfile, {}, by(accountId))
    expect(profile.corrections).toEqual([expect.objectContaining({ state: 'mended', answer: '已经改好了' })])
    await expect(platform.do(askCorrection, { wish: '还有一处' }, by(accountId))).resolves.toBeTruthy()
  })

  test('of somebody elsewhere are neither listed nor answered', async () => {
    const { accountId } = await resident({ dwellingId: here.elsewhere.dwelling })
    const asked = await platform.do<Profile>(askCorrection, { wish: '姓名写错了' }, by(accountId))
    const id = asked.corrections[0]?.id
    const worker = by(here.gridWorker.accountId)
    const open = await platform.do<{ items: { id: string }[] }>(listCorrections, { limit: 50 }, worker)
    expect(open.items.map((item) => item.id)).not.toContain(id)
    const answer = platform.do(answerCorrection, { id, state: 'declined', answer: '不改' }, worker)
    await expect(answer).rejects.toMatchObject({ code: 'platform.not_found' })
    const other = await createSetting(platform)
    const caller = by(other.clerk.accountId, other.communityId)
    const abroad = platform.do(answerCorrection, { id, state: 'declined', answer: '不改' }, caller)
    await expect(abroad).rejects.toMatchObject({ code: 'platform.not_found' })
  })

  test('a resident answers none', async () => {
    const { accountId } = await resident()
    const answer = { id: here.resident, state: 'declined', answer: '不改' }
    const tried = platform.do(answerCorrection, answer, by(accountId))
    await expect(tried).rejects.toMatchObject({ code: 'platform.not_allowed' })
  })
})
