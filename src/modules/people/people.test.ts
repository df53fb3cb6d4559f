import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../app/testing/platform.ts'
import { createCommunity } from '../territory/test/factory.ts'
import { createPerson } from './test/factory.ts'

let platform: TestPlatform
beforeAll(async () => {
  platform = await openTestPlatform()
})
afterAll(() => platform.close())
test('registers', async () => {
  const { communityId, areas } = await createCommunity(platform)
  const id = await createPerson(platform, communityId, { dwellingId: areas.dwelling })
  expect(id).toBeTruthy()
})
