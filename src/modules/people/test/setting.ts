import type { TestPlatform } from '../../../app/testing/platform.ts'
import { createStaff, type Staff } from '../../bodies/test/staff.ts'
import { createArea, createCommunity, createDwelling, type TestCommunity } from '../../territory/test/factory.ts'
import { createPerson } from './factory.ts'

/** A community with two buildings in two grids, staff of several reaches, and a resident in each building. */
export type Setting = TestCommunity & {
  clerk: Staff
  secretary: Staff
  /** Reaches the first building's grid only. */
  gridWorker: Staff
  elsewhere: { grid: string; building: string; dwelling: string }
  resident: string
  residentElsewhere: string
}

export async function createSetting(platform: TestPlatform): Promise<Setting> {
  const community = await createCommunity(platform)
  const { communityId, areas } = community
  const grid = await createArea(platform, communityId, { kind: 'grid', name: '第二网格' })
  const building = await createArea(platform, communityId, {
    kind: 'building',
    name: '5幢',
    parent_id: grid,
    compound_id: areas.compound,
  })
  const dwelling = await createDwelling(platform, communityId, { building, number: '501' })
  return {
    ...community,
    clerk: await createStaff(platform, communityId, 'counter_clerk'),
    secretary: await createStaff(platform, communityId, 'community_secretary'),
    gridWorker: await createStaff(platform, communityId, 'grid_worker', { areaId: areas.grid }),
    elsewhere: { grid, building, dwelling },
    resident: await createPerson(platform, communityId, { name: '孟知秋', dwellingId: areas.dwelling }),
    residentElsewhere: await createPerson(platform, communityId, { name: '单于飞', dwellingId: dwelling }),
  }
}

/** Input of `registerPerson` as the door would have parsed it. */
export function newPerson(fields: Record<string, unknown> = {}) {
  return { name: '贺兰静', source: 'counter', ...fields }
}

export const liveIn = (dwelling_id: string, fields: Record<string, unknown> = {}) => ({
  dwelling_id,
  role: 'owner',
  share_bp: null,
  lives_here: true,
  from_day: null,
  ...fields,
})
