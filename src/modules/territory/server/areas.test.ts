import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../../app/testing/platform.ts'
import { createCommunity } from '../test/factory.ts'
import { areasByIds } from './areas.ts'
import { dwellingsByIds } from './dwellings.ts'

let platform: TestPlatform
beforeAll(async () => {
  platform = await openTestPlatform()
})
afterAll(() => platform.close())

it('gives areas and dwellings with their paths in both trees and their full names', async () => {
  const { communityId, areas } = await createCommunity(platform)
  const found = await platform.look(communityId, (tx) => areasByIds(tx, communityId, Object.values(areas)))
  expect(found.get(areas.stairwell)).toMatchObject({
    admin_path: 'g1/m1/b1/s1',
    compound_path: 'c1/b1/s1',
    full_name: '南苑小区 3幢 2单元',
  })
  expect(found.get(areas.microGrid)).toMatchObject({ full_name: '第一网格 一号微网格' })
  const dwellings = await platform.look(communityId, (tx) => dwellingsByIds(tx, communityId, [areas.dwelling]))
  expect(dwellings.get(areas.dwelling)).toMatchObject({
    full_name: '南苑小区 3幢 2单元 101',
    floor_area: 88.53,
    floor_area_cm2: 885_300,
    admin_path: 'g1/m1/b1/s1',
  })
})
