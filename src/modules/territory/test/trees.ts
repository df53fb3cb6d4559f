import { afterAll, beforeAll, expect } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../../app/testing/platform.ts'
import { areasByIds } from '../server/areas.ts'

export type Detail = {
  id: string
  admin_path: string | null
  compound_path: string | null
  full_name: string
  can: string[]
  admin_ancestors: { name: string }[]
  compound_ancestors: { name: string }[]
}

export const nowhere = '01900000-0000-7000-8000-000000000000'
export const refused = (code: string) => expect.objectContaining({ code })
export const asSystem = (communityId: number) => ({ communityId, as: 'system' }) as const

/** For the tests of one file about the two trees: a platform, and where areas of a community stand, by their names. */
export function setUpTrees() {
  const at = {} as { platform: TestPlatform }
  beforeAll(async () => {
    at.platform = await openTestPlatform()
  })
  afterAll(() => at.platform.close())
  const pathsOf = async (communityId: number, ids: Record<string, string>) => {
    const found = await at.platform.look(communityId, (tx) => areasByIds(tx, communityId, Object.values(ids)))
    return Object.fromEntries(
      Object.entries(ids).map(([name, id]) => [name, [found.get(id)?.admin_path, found.get(id)?.compound_path]]),
    )
  }
  return Object.assign(at, { pathsOf })
}
