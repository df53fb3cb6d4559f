import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../../../app/testing/platform.ts'
import { communityWithRequests, fileOne, items, type RequestsCommunity } from '../../test/factory.ts'

let platform: TestPlatform
let community: RequestsCommunity

beforeAll(async () => {
  platform = await openTestPlatform()
  community = await communityWithRequests(platform)
})
afterAll(() => platform.close())

describe('who receives a request', () => {
  it('goes to the property manager of the company that serves the compound', async () => {
    const receipt = await fileOne(platform, community)
    expect(receipt.number).toMatch(/^260304-\d{5}$/)
    expect(receipt).toMatchObject({ state: 'assigned', answer: { kind: 'property_company', source: 'catalogue' } })
  })
})
