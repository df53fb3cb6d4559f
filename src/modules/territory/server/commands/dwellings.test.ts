import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../../../app/testing/platform.ts'
import { createStaff } from '../../../bodies/test/staff.ts'
import { createArea, createCommunity } from '../../test/factory.ts'
import { dwellings as listDwellings } from '../queries/dwellings.ts'
import { addDwelling, addDwellings } from './add-dwellings.ts'
import { editDwelling, retireDwelling } from './edit-dwelling.ts'
import { retireArea } from './retire-area.ts'

type Page = {
  items: { id: string; number: string; stairwell_name: string | null; can: string[] }[]
  next: string | null
}

const nowhere = '01900000-0000-7000-8000-000000000000'
const residential = { use: 'residential' }
let platform: TestPlatform
beforeAll(async () => {
  platform = await openTestPlatform()
})
afterAll(() => platform.close())

const refused = (code: string) => expect.objectContaining({ code })
const asSystem = (communityId: number) => ({ communityId, as: 'system' }) as const

describe('who may change dwellings', () => {
  it('needs a post, here, over the building', async () => {
    const { communityId, areas } = await createCommunity(platform)
    const other = await createCommunity(platform)
    const grid = await createArea(platform, communityId, { kind: 'grid', name: '第二网格' })
    const elsewhere = await createStaff(platform, communityId, 'community_worker', { areaId: grid })
    const leader = await createStaff(platform, communityId, 'building_leader', { areaId: areas.building })
    const foreign = await createStaff(platform, other.communityId, 'community_secretary')
    const cases = [
      [addDwelling, { id: areas.building, number: '9', ...residential }],
      [addDwellings, { id: areas.building, floor_from: 5, floor_to: 6, dwellings_per_floor: 2, ...residential }],
      [editDwelling, { id: areas.dwelling, number: '102' }],
      [retireDwelling, { id: areas.dwelling }],
    ] as const
    for (const [operation, input] of cases) {
      await expect(platform.do(operation, input, { communityId })).rejects.toEqual(refused('platform.sign_in_needed'))
      for (const { accountId } of [elsewhere, leader, foreign])
        await expect(platform.do(operation, input, { communityId, accountId })).rejects.toEqual(
          refused('platform.not_allowed'),
        )
      await expect(
        platform.do(operation, input, { communityId: other.communityId, accountId: foreign.accountId }),
      ).rejects.toEqual(refused('platform.not_found'))
    }
  })
})

describe('adding dwellings', () => {
  it('numbers a range by floor and place', async () => {
    const { communityId, areas } = await createCommunity(platform)
    const input = {
      id: areas.building,
      floor_from: 3,
      floor_to: 18,
      dwellings_per_floor: 4,
      floor_area: 88.53,
      ...residential,
    }
    const added = await platform.do<{ numbers: string[] }>(addDwellings, input, asSystem(communityId))
    expect(added.numbers).toHaveLength(64)
    expect([added.numbers[0], added.numbers.at(-1)]).toEqual(['301', '1804'])
  })

  it('allows the same number in another stairwell, and again after it was retired', async () => {
    const { communityId, areas } = await createCommunity(platform)
    const caller = asSystem(communityId)
    const stairwell = await createArea(platform, communityId, {
      kind: 'stairwell',
      name: '1单元',
      parent_id: areas.building,
    })
    const input = { id: areas.building, number: '101', ...residential }
    await platform.do(addDwelling, { ...input, stairwell_id: stairwell }, caller)
    await platform.do(addDwelling, input, caller)
    await expect(platform.do(addDwelling, input, caller)).rejects.toEqual(refused('territory.number_taken'))
    await platform.do(retireDwelling, { id: areas.dwelling }, caller)
    await platform.do(addDwelling, { ...input, stairwell_id: areas.stairwell }, caller)
  })

  it('refuses what is no building, a stairwell of another building, a range that can’t be', async () => {
    const { communityId, areas } = await createCommunity(platform)
    const caller = asSystem(communityId)
    const building = await createArea(platform, communityId, {
      kind: 'building',
      name: '4幢',
      compound_id: areas.compound,
    })
    const one = { number: '201', ...residential }
    const range = { id: building, dwellings_per_floor: 4, ...residential }
    for (const [operation, input, code] of [
      [addDwelling, { ...one, id: nowhere }, 'platform.not_found'],
      [addDwelling, { ...one, id: areas.compound }, 'territory.not_a_building'],
      [addDwelling, { ...one, id: building, stairwell_id: areas.stairwell }, 'territory.stairwell_unknown'],
      [addDwelling, { ...one, id: building, stairwell_id: nowhere }, 'territory.stairwell_unknown'],
      [addDwellings, { ...range, floor_from: 5, floor_to: 4 }, 'territory.range_unfit'],
      [addDwellings, { ...range, floor_from: -1, floor_to: 4 }, 'territory.range_unfit'],
      [addDwellings, { ...range, floor_from: 1, floor_to: 126 }, 'territory.range_unfit'],
      [addDwellings, { ...range, id: areas.grid, floor_from: 1, floor_to: 2 }, 'territory.not_a_building'],
    ] as const)
      await expect(platform.do(operation, input, caller)).rejects.toEqual(refused(code))
    await platform.do(retireArea, { id: building }, caller)
    await expect(platform.do(addDwelling, { ...one, id: building }, caller)).rejects.toEqual(
      refused('territory.area_retired'),
    )
  })

  it('adds nothing of a range of which one number is taken', async () => {
    const { communityId, areas } = await createCommunity(platform)
    const input = {
      id: areas.building,
      stairwell_id: areas.stairwell,
      floor_from: 1,
      floor_to: 2,
      dwellings_per_floor: 2,
    }
    await expect(platform.do(addDwellings, { ...input, ...residential }, asSystem(communityId))).rejects.toMatchObject({
      code: 'territory.number_taken',
      params: { number: '101' },
    })
    const page = await platform.do<Page>(listDwellings, { id: areas.building, limit: 50 }, asSystem(communityId))
    expect(page.items.map((item) => item.number)).toEqual(['101'])
  })
})

describe('editing and retiring a dwelling', () => {
  it('mends number, floor, area and use, to the hundredth of a square metre', async () => {
    const { communityId, areas } = await createCommunity(platform)
    const change = { number: '102', floor: 1, floor_area: 120.07, use: 'commercial' }
    expect(await platform.do(editDwelling, { id: areas.dwelling, ...change }, asSystem(communityId))).toMatchObject({
      ...change,
      full_name: '南苑小区 3幢 2单元 102',
    })
  })

  it('refuses a number taken, a missing and a retired dwelling', async () => {
    const { communityId, areas } = await createCommunity(platform)
    const caller = asSystem(communityId)
    const input = { id: areas.building, stairwell_id: areas.stairwell, number: '102', ...residential }
    const second = await platform.do<{ id: string }>(addDwelling, input, caller)
    await expect(platform.do(editDwelling, { id: second.id, number: '101' }, caller)).rejects.toEqual(
      refused('territory.number_taken'),
    )
    await platform.do(editDwelling, { id: second.id, number: '102' }, caller)
    expect(await platform.do(retireDwelling, { id: second.id }, caller)).toMatchObject({ retired: true, can: [] })
    for (const operation of [editDwelling, retireDwelling]) {
      await expect(platform.do(operation, { id: nowhere }, caller)).rejects.toEqual(refused('platform.not_found'))
      await expect(platform.do(operation, { id: second.id }, caller)).rejects.toEqual(
        refused('territory.dwelling_retired'),
      )
    }
  })
})

describe('the dwellings of a building', () => {
  it('come stairwell by stairwell and floor by floor, page by page', async () => {
    const { communityId, areas } = await createCommunity(platform)
    const caller = asSystem(communityId)
    const stairwell = await createArea(platform, communityId, {
      kind: 'stairwell',
      name: '10单元',
      parent_id: areas.building,
    })
    const range = { id: areas.building, floor_from: 9, floor_to: 10, dwellings_per_floor: 2, ...residential }
    await platform.do(addDwellings, { ...range, stairwell_id: stairwell }, caller)
    await platform.do(addDwellings, { ...range, stairwell_id: areas.stairwell }, caller)
    const seen: string[] = []
    let after: string | undefined
    do {
      const page: Page = await platform.do(listDwellings, { id: areas.building, limit: 4, after }, caller)
      seen.push(...page.items.map((item) => `${item.stairwell_name}${item.number}`))
      after = page.next ?? undefined
    } while (after)
    const floors = ['901', '902', '1001', '1002']
    expect(seen).toEqual([
      '2单元101',
      ...floors.map((number) => `2单元${number}`),
      ...floors.map((number) => `10单元${number}`),
    ])
  })

  it('are for staff; other areas have none', async () => {
    const { communityId, areas } = await createCommunity(platform)
    const grid = await createStaff(platform, communityId, 'grid_worker', { areaId: areas.grid })
    const clerk = await createStaff(platform, communityId, 'street_office_clerk')
    const input = { id: areas.building, limit: 50 }
    await expect(platform.do(listDwellings, input, { communityId })).rejects.toEqual(refused('platform.sign_in_needed'))
    await expect(platform.do(listDwellings, input, { communityId, accountId: clerk.accountId })).rejects.toEqual(
      refused('platform.not_allowed'),
    )
    const page = await platform.do<Page>(listDwellings, input, { communityId, accountId: grid.accountId })
    expect(page.items.map((item) => item.can)).toEqual([[]])
    await expect(
      platform.do(listDwellings, { ...input, id: areas.grid }, { communityId, accountId: grid.accountId }),
    ).rejects.toEqual(refused('platform.not_found'))
    await expect(platform.do(listDwellings, { ...input, after: 'x' }, asSystem(communityId))).rejects.toEqual(
      refused('platform.cursor_invalid'),
    )
  })
})
