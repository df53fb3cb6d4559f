import type { TestPlatform } from '../../../app/testing/platform.ts'
import type { Operation } from '../../../platform/command/types.ts'
import type { AreaKind, CompoundKind } from '../contract.ts'
import { addArea } from '../server/commands/add-area.ts'
import { addDwelling, addDwellings } from '../server/commands/add-dwellings.ts'
import { openCommunity } from '../server/commands/open-community.ts'

/** A community with one of each: a grid with a micro-grid, and a compound whose building stands in both. */
export type TestCommunity = {
  communityId: number
  areas: {
    grid: string
    microGrid: string
    compound: string
    building: string
    stairwell: string
    /** 101 in the stairwell. */
    dwelling: string
  }
}

type TestDoor = Pick<TestPlatform, 'do'>

const district = '330481'
const town = { code: '330481001', name: '硖石街道' }
let opened = 0

/** Opens a community and lays out its first areas, by the commands themselves, as the installation. */
export async function createCommunity(platform: TestDoor, options: { name?: string } = {}): Promise<TestCommunity> {
  opened += 1
  const community = await platform.do<{ id: number }>(
    openCommunity,
    {
      name: options.name ?? `测试社区${opened}`,
      district_code: district,
      town,
      code: `${town.code}${String(opened).padStart(3, '0')}`,
      time_zone: 'Asia/Shanghai',
      demo: false,
      phone: '0573-19900000',
    },
    { communityId: 0, as: 'system' },
  )
  const communityId = community.id
  const grid = await createArea(platform, communityId, { kind: 'grid', name: '第一网格' })
  const microGrid = await createArea(platform, communityId, { kind: 'micro_grid', name: '一号微网格', parent_id: grid })
  const compound = await createArea(platform, communityId, {
    kind: 'compound',
    name: '南苑小区',
    compound_kind: 'commercial',
  })
  const building = await createArea(platform, communityId, {
    kind: 'building',
    name: '3幢',
    parent_id: microGrid,
    compound_id: compound,
  })
  const stairwell = await createArea(platform, communityId, { kind: 'stairwell', name: '2单元', parent_id: building })
  const dwelling = await createDwelling(platform, communityId, { building, stairwell, number: '101' })
  return { communityId, areas: { grid, microGrid, compound, building, stairwell, dwelling } }
}

export type NewArea = {
  kind: AreaKind
  name: string
  parent_id?: string | null
  compound_id?: string | null
  compound_kind?: CompoundKind
}

/** Adds an area; returns its id. */
export async function createArea(platform: TestDoor, communityId: number, area: NewArea): Promise<string> {
  return idOf(platform, addArea, area, communityId)
}

/** Adds a dwelling; returns its id. `floorArea` in square metres. */
export async function createDwelling(
  platform: TestDoor,
  communityId: number,
  dwelling: { building: string; stairwell?: string; number: string; floorArea?: number },
): Promise<string> {
  const input = {
    id: dwelling.building,
    stairwell_id: dwelling.stairwell,
    number: dwelling.number,
    floor_area: dwelling.floorArea ?? 88.53,
    use: 'residential',
  }
  return idOf(platform, addDwelling, input, communityId)
}

/** Adds homes floor by floor, from the first: 101, 102, … */
export async function createDwellings(
  platform: TestDoor,
  communityId: number,
  { building, stairwell, floors, each }: { building: string; stairwell: string; floors: number; each: number },
): Promise<void> {
  const range = { floor_from: 1, floor_to: floors, dwellings_per_floor: each, use: 'residential' }
  await platform.do(addDwellings, { id: building, stairwell_id: stairwell, ...range }, { communityId, as: 'system' })
}

async function idOf(platform: TestDoor, operation: Operation, input: object, communityId: number): Promise<string> {
  return (await platform.do<{ id: string }>(operation, input, { communityId, as: 'system' })).id
}
