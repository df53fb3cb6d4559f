import { openTestPlatform, type TestPlatform } from '../../../app/testing/platform.ts'
import {
  communityWithRequests,
  createStaff,
  type RequestsCommunity,
  type TestPerson,
} from '../../requests/test/factory.ts'
import { acting } from './acting.ts'

/** Two communities with the template's matters, and a colleague at the counter of the first. */
export type CountersTest = {
  platform: TestPlatform
  community: RequestsCommunity
  other: RequestsCommunity
  colleague: TestPerson & { postId: string }
  act: ReturnType<typeof acting>
}

export async function openCounters(): Promise<CountersTest> {
  const platform = await openTestPlatform()
  const community = await communityWithRequests(platform)
  const other = await communityWithRequests(platform)
  const colleague = await createStaff(platform, community.communityId, 'counter_clerk')
  const act = acting(platform, community.communityId)
  await act('install_matters', community.secretary, {})
  await acting(platform, other.communityId)('install_matters', other.secretary, {})
  return { platform, community, other, colleague, act }
}

/** The elder card, all papers there. */
export const elderCard = (more: object = {}) => ({ code: 'elder_card', brought: ['身份证', '一寸照片'], ...more })
