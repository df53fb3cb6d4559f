import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../../../app/testing/platform.ts'
import { createAccount } from '../../../access/test/factory.ts'
import { createStaff } from '../../../bodies/test/staff.ts'
import { createPerson } from '../../../people/test/factory.ts'
import { createCommunity } from '../../../territory/test/factory.ts'
import { keys, setKeys } from './keys.ts'

let platform: TestPlatform
beforeAll(async () => {
  platform = await openTestPlatform()
})
afterAll(() => platform.close())

const refused = (code: string) => expect.objectContaining({ code })
const none = { off: false, keys: {} }

test('keys are one person’s: read back, and nobody else’s changed', async () => {
  const { communityId } = await createCommunity(platform)
  const one = await createStaff(platform, communityId, 'community_worker')
  const other = await createStaff(platform, communityId, 'grid_worker')
  const mine = { off: true, keys: { 'list.next': 'n', 'request.assign': '', 'go:/people': 'g z' } }
  expect(await platform.do(keys, {}, { communityId, accountId: one.accountId })).toEqual(none)
  expect(await platform.do(setKeys, mine, { communityId, accountId: one.accountId })).toEqual(mine)
  expect(await platform.do(setKeys, none, { communityId, accountId: other.accountId })).toEqual(none)
  expect(await platform.do(keys, {}, { communityId, accountId: one.accountId })).toEqual(mine)
})

test('refused: a key for two acts, a key the browser needs, whoever doesn’t work here', async () => {
  const { communityId } = await createCommunity(platform)
  const elsewhere = await createCommunity(platform)
  const worker = await createStaff(platform, communityId, 'community_worker')
  const foreign = await createStaff(platform, elsewhere.communityId, 'community_worker')
  const resident = await createAccount(platform, communityId, await createPerson(platform, communityId))
  const set = (chosen: Record<string, string>, accountId: string | null = worker.accountId) =>
    platform.do(setKeys, { off: false, keys: chosen }, { communityId, accountId })
  await expect(set({ 'list.next': 'n', 'list.former': 'n' })).rejects.toEqual(refused('desk.keys_conflict'))
  await expect(set({ 'list.next': 'Ctrl+c' })).rejects.toEqual(refused('desk.key_reserved'))
  await expect(set({}, null)).rejects.toEqual(refused('platform.sign_in_needed'))
  for (const accountId of [resident, foreign.accountId])
    await expect(set({}, accountId)).rejects.toEqual(refused('platform.not_allowed'))
})
