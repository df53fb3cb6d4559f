/** The nine compounds. Their number, the area and the size of the community are published; names, buildings and all details are made up. */

export type CompoundPlan = {
  key: string
  name: string
  kind: 'old' | 'dormitory' | 'mixed' | 'commercial' | 'public_rental' | 'resettlement' | 'village'
  grid: number
  /** Numbers of the micro-grids of that grid among which its buildings are shared out. */
  microGrids: readonly number[]
  buildings: number
  stairwells: number
  floors: number
  perFloor: number
  /** Square metres of a dwelling; the next building has a little more or less. */
  floorArea: number
  /** Year of completion, told in the boundary note. */
  built: number
  lift: boolean
  garage: boolean
  note: string
  longitude: number
  latitude: number
}

export const compounds: readonly CompoundPlan[] = [
  {
    key: 'xishan',
    name: '西山新村',
    kind: 'old',
    grid: 1,
    microGrids: [1, 2, 3, 4, 5],
    buildings: 22,
    stairwells: 2,
    floors: 6,
    perFloor: 2,
    floorArea: 62,
    built: 1988,
    lift: false,
    garage: false,
    note: '1988 年建成，22 幢六层楼，没有物业公司，由社区准物业服务队照看。',
    longitude: 120.683,
    latitude: 30.531,
  },
  {
    key: 'nanyuan',
    name: '南苑小区',
    kind: 'old',
    grid: 2,
    microGrids: [1, 2, 3, 4],
    buildings: 16,
    stairwells: 3,
    floors: 6,
    perFloor: 2,
    floorArea: 71,
    built: 1996,
    lift: false,
    garage: false,
    note: '1996 年建成，前年做完旧改，2021 年起有了物业。',
    longitude: 120.686,
    latitude: 30.528,
  },
  {
    key: 'zhanqian',
    name: '站前宿舍',
    kind: 'dormitory',
    grid: 2,
    microGrids: [5],
    buildings: 8,
    stairwells: 2,
    floors: 5,
    perFloor: 3,
    floorArea: 48,
    built: 1984,
    lift: false,
    garage: false,
    note: '铁路职工老宿舍，1984 年建成，住着许多退休的老铁路。',
    longitude: 120.688,
    latitude: 30.532,
  },
  {
    key: 'xuelin',
    name: '学林街坊',
    kind: 'mixed',
    grid: 3,
    microGrids: [1, 2, 3],
    buildings: 12,
    stairwells: 2,
    floors: 6,
    perFloor: 2,
    floorArea: 84,
    built: 1999,
    lift: false,
    garage: false,
    note: '楼下沿街是店铺，楼上住人，家属楼和商品房混在一起。',
    longitude: 120.681,
    latitude: 30.528,
  },
  {
    key: 'luotang',
    name: '洛塘景苑',
    kind: 'commercial',
    grid: 4,
    microGrids: [1, 2, 3, 4],
    buildings: 12,
    stairwells: 2,
    floors: 11,
    perFloor: 2,
    floorArea: 104,
    built: 2009,
    lift: true,
    garage: true,
    note: '2009 年交付的小高层，临河，有地下车库。',
    longitude: 120.679,
    latitude: 30.533,
  },
  {
    key: 'hanmo',
    name: '翰墨雅居',
    kind: 'commercial',
    grid: 5,
    microGrids: [1, 2, 3],
    buildings: 7,
    stairwells: 1,
    floors: 18,
    perFloor: 4,
    floorArea: 96,
    built: 2016,
    lift: true,
    garage: true,
    note: '2016 年交付的高层，年轻家庭多，孩子多。',
    longitude: 120.677,
    latitude: 30.53,
  },
  {
    key: 'huimin',
    name: '惠民公寓',
    kind: 'public_rental',
    grid: 5,
    microGrids: [4, 5],
    buildings: 5,
    stairwells: 1,
    floors: 15,
    perFloor: 6,
    floorArea: 52,
    built: 2014,
    lift: true,
    garage: false,
    note: '公租房，2014 年投用，租户来自各地，进进出出多。',
    longitude: 120.676,
    latitude: 30.527,
  },
  {
    key: 'shuangfeng',
    name: '双凤家园',
    kind: 'resettlement',
    grid: 6,
    microGrids: [1, 2, 3, 4],
    buildings: 11,
    stairwells: 2,
    floors: 11,
    perFloor: 2,
    floorArea: 112,
    built: 2018,
    lift: true,
    garage: true,
    note: '2018 年回迁的安置小区，老邻居住在一起，三代同堂的多。',
    longitude: 120.674,
    latitude: 30.534,
  },
  {
    key: 'tashan',
    name: '塔山下',
    kind: 'village',
    grid: 3,
    microGrids: [4],
    buildings: 20,
    stairwells: 0,
    floors: 2,
    perFloor: 1,
    floorArea: 95,
    built: 1993,
    lift: false,
    garage: false,
    note: '山脚下留下来的自建房，二十来幢，没有物业。',
    longitude: 120.682,
    latitude: 30.535,
  },
]

const byKey = new Map(compounds.map((compound) => [compound.key, compound]))

export function compoundByKey(key: string): CompoundPlan {
  const compound = byKey.get(key)
  if (!compound) throw new Error(`no compound ${key}`)
  return compound
}

export const grids = [
  { number: 1, name: '第一网格（西山）' },
  { number: 2, name: '第二网格（南苑）' },
  { number: 3, name: '第三网格（学林）' },
  { number: 4, name: '第四网格（洛塘）' },
  { number: 5, name: '第五网格（翰墨）' },
  { number: 6, name: '第六网格（双凤）' },
] as const

/** Streets and open places outside the compounds, each in a grid. */
export const openPlaces = [
  { key: 'road-xishan', kind: 'street', name: '西山路', grid: 1 },
  { key: 'road-nanyuan', kind: 'street', name: '南苑路', grid: 2 },
  { key: 'road-xuelin', kind: 'street', name: '学林街', grid: 3 },
  { key: 'lane-tashan', kind: 'lane', name: '塔山弄', grid: 3 },
  { key: 'square-station', kind: 'public_space', name: '站前小广场', grid: 2 },
  { key: 'walk-river', kind: 'public_space', name: '洛塘河步道', grid: 4 },
] as const
