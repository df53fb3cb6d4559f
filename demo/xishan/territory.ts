import { type CompoundPlan, compounds, grids, openPlaces } from './compounds.ts'

/** The community as it is opened. District and town are real places; the last three digits of the code are none's. */
export type CommunityPlan = {
  name: string
  district_code: string
  town: { code: string; name: string }
  code: string
  time_zone: string
  demo: true
  phone: string
  supervision_phone: string
  office_hours: string
  address: string
  names: Record<string, string>
}

export const community: CommunityPlan = {
  name: '西山社区',
  district_code: '330481',
  town: { code: '330481001', name: '硖石街道' },
  code: '330481001999',
  time_zone: 'Asia/Shanghai',
  demo: true,
  phone: '19900000001',
  supervision_phone: '19900000002',
  office_hours: '周一至周五 8:30–12:00、14:00–17:30',
  address: '西山路，居民会客厅旁边',
  names: { council_hall: '居民会客厅', station: '红管家驿站', visit_round: '主动问', follow_up_call: '回访' },
}

export type AreaPlan = {
  key: string
  kind: 'grid' | 'micro_grid' | 'compound' | 'street' | 'lane' | 'public_space' | 'building' | 'stairwell'
  name: string
  /** Key of the area above it in the administrative tree; null: the community. */
  parent: string | null
  compound: string | null
  facts?: { compound_kind?: CompoundPlan['kind']; boundary?: string; point?: { longitude: number; latitude: number } }
}

/** Dwellings of a stairwell (of the building where there is none), floor by floor, numbered as the command numbers them. */
export type DwellingRange = {
  building: string
  stairwell: string | null
  compound: CompoundPlan
  floors: number
  perFloor: number
  floorArea: number
}

export type Territory = { areas: AreaPlan[]; ranges: DwellingRange[] }

/** Lays out areas from the top down, and the dwellings. `scale` 1 is the whole; less gives fewer buildings, at least one each, and low ones. */
export function planTerritory(scale = 1): Territory {
  const areas: AreaPlan[] = []
  const ranges: DwellingRange[] = []
  for (const grid of grids)
    areas.push({ key: gridKey(grid.number), kind: 'grid', name: grid.name, parent: null, compound: null })
  for (const plan of compounds) {
    for (const micro of plan.microGrids) {
      areas.push({
        key: microGridKey(plan.grid, micro),
        kind: 'micro_grid',
        name: `${grids[plan.grid - 1]?.name.slice(5, 7)} ${micro} 号微网格`,
        parent: gridKey(plan.grid),
        compound: null,
      })
    }
  }
  for (const { key, kind, name, grid } of openPlaces)
    areas.push({ key, kind, name, parent: gridKey(grid), compound: null })
  for (const plan of compounds) layOutCompound(plan, scale, areas, ranges)
  return { areas, ranges }
}

export const gridKey = (grid: number) => `g${grid}`
const microGridKey = (grid: number, micro: number) => `g${grid}m${micro}`
const buildingKey = (compound: string, number: number) => `${compound}-${number}`

function layOutCompound(plan: CompoundPlan, scale: number, areas: AreaPlan[], ranges: DwellingRange[]): void {
  areas.push({
    key: plan.key,
    kind: 'compound',
    name: plan.name,
    parent: gridKey(plan.grid),
    compound: null,
    facts: {
      compound_kind: plan.kind,
      boundary: plan.note,
      point: { longitude: plan.longitude, latitude: plan.latitude },
    },
  })
  const buildings = Math.max(1, Math.round(plan.buildings * scale))
  for (let number = 1; number <= buildings; number++) {
    const share = Math.floor(((number - 1) * plan.microGrids.length) / buildings)
    const key = buildingKey(plan.key, number)
    areas.push({
      key,
      kind: 'building',
      name: plan.kind === 'village' ? `${number} 号` : `${number} 幢`,
      parent: microGridKey(plan.grid, plan.microGrids[share] ?? 1),
      compound: plan.key,
    })
    const range = {
      building: key,
      compound: plan,
      floors: scale < 0.5 ? Math.min(plan.floors, 3) : plan.floors,
      perFloor: plan.perFloor,
      floorArea: plan.floorArea + ((number * 7) % 5) * 3.5,
    }
    if (plan.stairwells === 0) ranges.push({ ...range, stairwell: null })
    for (let stair = 1; stair <= plan.stairwells; stair++) {
      const stairwell = `${key}-${stair}`
      areas.push({ key: stairwell, kind: 'stairwell', name: `${stair} 单元`, parent: key, compound: null })
      ranges.push({ ...range, stairwell })
    }
  }
}
